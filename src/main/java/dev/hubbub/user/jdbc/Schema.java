package dev.hubbub.user.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Brings the tables to the state that this version needs: applies the scripts that the database has not seen, in order,
 * and refuses a database that has seen others. Instances that start together wait for one another: a row is locked for
 * as long as one is at it, on a connection of its own, since what creates a table may commit by itself.
 */
final class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);

    private final DatabaseKind kind;
    private final Duration patience;
    private final ReentrantLock guard = new ReentrantLock();
    private volatile boolean ready;

    /** @param patience how long to wait while another thread is at it */
    Schema(DatabaseKind kind, Duration patience) {
        this.kind = kind;
        this.patience = patience;
    }

    /**
     * Applies what is missing, the first time.
     *
     * @throws SQLException when the database cannot be used, or it takes too long to find that out
     */
    void ensure(DataSource source) throws SQLException {
        if (ready) {
            return;
        }
        await();
        try {
            if (!ready) {
                apply(source, Script.all(kind));
                ready = true;
            }
        } finally {
            guard.unlock();
        }
    }

    private void await() throws SQLException {
        try {
            if (!guard.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("the database has not answered within " + patience);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException(interrupted);
        }
    }

    /**
     * Applies the scripts that are missing.
     *
     * @throws SQLException when the database cannot be used, or is not one for these scripts
     */
    static void apply(DataSource source, List<Script> scripts) throws SQLException {
        try (Connection guard = source.getConnection()) {
            lock(guard);
            try (Connection connection = source.getConnection()) {
                Map<Integer, String> applied = applied(connection);
                check(scripts, applied);
                for (Script script : scripts.subList(applied.size(), scripts.size())) {
                    apply(script, connection);
                }
            } finally {
                guard.rollback(); // nothing was written; it lets the row go
                guard.setAutoCommit(true);
            }
        }
    }

    private static void lock(Connection guard) throws SQLException {
        try (Statement statement = guard.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS hubbub_schema_lock (id INT PRIMARY KEY)");
            statement.execute("CREATE TABLE IF NOT EXISTS hubbub_schema (version INT PRIMARY KEY, "
                    + "name VARCHAR(100) NOT NULL, checksum CHAR(64) NOT NULL, applied_millis BIGINT NOT NULL)");
            try {
                statement.execute("INSERT INTO hubbub_schema_lock VALUES (1)");
            } catch (SQLException there) {
                if (!Failures.isDuplicate(there)) {
                    throw there;
                }
            }
            guard.setAutoCommit(false);
            statement.execute("SELECT id FROM hubbub_schema_lock WHERE id = 1 FOR UPDATE");
        }
    }

    private static Map<Integer, String> applied(Connection connection) throws SQLException {
        Map<Integer, String> applied = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT version, checksum FROM hubbub_schema ORDER BY version")) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getString(2));
            }
        }
        return applied;
    }

    private static void check(List<Script> scripts, Map<Integer, String> applied) throws SQLException {
        if (applied.size() > scripts.size()) {
            throw new SQLException("the database is at version " + applied.size() + ", and this Hubbub knows "
                    + scripts.size() + "; use the newer Hubbub, or another database");
        }
        for (Script script : scripts.subList(0, applied.size())) {
            if (!script.checksum().equals(applied.get(script.version()))) {
                throw new SQLException("the database was made with another " + script.name()
                        + " than this Hubbub has; scripts are never changed once they are applied, but followed by"
                        + " another");
            }
        }
    }

    private static void apply(Script script, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : script.commands()) {
                statement.execute(command);
            }
        }
        try (PreparedStatement note = connection.prepareStatement("INSERT INTO hubbub_schema VALUES (?, ?, ?, ?)")) {
            note.setInt(1, script.version());
            note.setString(2, script.name());
            note.setString(3, script.checksum());
            note.setLong(4, System.currentTimeMillis());
            note.executeUpdate();
        }
        LOG.infof("the user directory's database has %s now", script.name());
    }
}
