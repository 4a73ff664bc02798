package dev.hubbub.user.jdbc;

import dev.hubbub.error.HubbubException;
import io.agroal.pool.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connections to the database, whose tables are there before the first is handed out. Blocks; any thread. */
final class Database implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Database.class);

    private final DatabaseSettings settings;
    private final DataSource pool;
    private final Schema schema;
    private final AtomicBoolean away = new AtomicBoolean();

    Database(DatabaseSettings settings) {
        this.settings = settings;
        this.pool = Pool.open(settings);
        this.schema = new Schema(settings.kind(), settings.acquireTimeout());
    }

    /**
     * Reads; once more, on another connection, when the first has gone.
     *
     * @throws HubbubException UNAVAILABLE when there is no connection to be had
     */
    <T> T read(Work<T> work) {
        try {
            return on(work, true, Failures::away);
        } catch (Disconnected once) {
            return on(work, false, Failures::away);
        }
    }

    /**
     * Changes something.
     *
     * @throws HubbubException as {@link #read}; UNCERTAIN when the connection went away in the middle
     */
    <T> T write(Work<T> work) {
        return on(work, false, Failures::uncertain);
    }

    /** Why there is no connection; null when there is one, and it answers. */
    @Nullable String outage() {
        try (Connection connection = connection()) {
            return connection.isValid((int) settings.queryTimeout().toSeconds()) ? null : "the connection is dead";
        } catch (SQLException failure) {
            note(failure);
            return reason(failure);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T on(Work<T> work, boolean again, Supplier<HubbubException> broken) {
        try (Connection connection = connected()) {
            T done = work.on(connection);
            if (away.compareAndSet(true, false)) {
                LOG.info("the user directory's database is back");
            }
            return done;
        } catch (SQLException failure) {
            if (Failures.isDisconnect(failure)) {
                note(failure);
                throw again ? new Disconnected() : broken.get();
            }
            if (Failures.isConflict(failure)) {
                throw Failures.conflict();
            }
            throw new IllegalStateException("the database refused a statement of the user directory", failure);
        }
    }

    private Connection connected() {
        try {
            return connection();
        } catch (SQLException failure) {
            note(failure);
            throw Failures.away();
        }
    }

    private Connection connection() throws SQLException {
        schema.ensure(pool);
        return pool.getConnection();
    }

    /** Said once, until it is back: there may be thousands of requests a second. */
    private void note(SQLException failure) {
        if (away.compareAndSet(false, true)) {
            LOG.warnf(
                    "the user directory's database, %s, cannot be used: %s. hubbub.users.store, .url, .user and"
                            + " .password say where it is",
                    settings, reason(failure));
        }
    }

    /** In a line; what the driver says first is often that something failed, and what it was follows. */
    private static String reason(SQLException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        String last = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause == failure || first.contains(last) ? first : first + ": " + last;
    }

    /** What is done on a connection, which is given back afterwards. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The connection was dead, or died. */
    private static final class Disconnected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Disconnected() {
            super("the connection is gone", null, false, false);
        }
    }
}
