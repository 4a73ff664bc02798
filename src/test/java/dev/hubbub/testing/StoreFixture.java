package dev.hubbub.testing;

import dev.hubbub.user.UserStore;
import dev.hubbub.user.jdbc.DatabaseKind;
import dev.hubbub.user.jdbc.DatabaseSettings;
import dev.hubbub.user.jdbc.JdbcUserStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Stores of users, in either kind of database. */
public final class StoreFixture {

    public static final int CONNECTIONS = 8;

    private StoreFixture() {}

    /** In an H2 file. */
    public static UserStore inFile(Path file) {
        return new JdbcUserStore(settings(DatabaseKind.EMBEDDED, DatabaseSettings.fileUrl(file.toString())));
    }

    /** In a database of {@link MariaDbServer}. */
    public static UserStore onServer(String url) {
        return new JdbcUserStore(settings(DatabaseKind.MYSQL, url));
    }

    public static DatabaseSettings settings(DatabaseKind kind, String url) {
        boolean embedded = kind == DatabaseKind.EMBEDDED;
        return new DatabaseSettings(
                kind,
                url,
                embedded ? "" : MariaDbServer.USER,
                embedded ? "" : MariaDbServer.PASSWORD,
                CONNECTIONS,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20));
    }

    /** What a store in another process says of a file. */
    public static String outageInAnotherProcess(Path file) throws IOException, InterruptedException {
        Process process = JavaProcess.builder(StoreFixture.class, file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int unused = process.waitFor();
        return said;
    }

    /** Prints the outage of a file's store, for the process that started this one. */
    public static void main(String[] arguments) {
        try (UserStore store = inFile(Path.of(arguments[0]))) {
            System.out.println(store.outage());
        }
    }
}
