package dev.hubbub.user.jdbc;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.user.NewUser;
import dev.hubbub.user.User;
import dev.hubbub.user.UserDirectory;
import dev.hubbub.user.UserStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users in a relational database. Statements stand alone: none needs a transaction of its own. */
public final class JdbcUserStore implements UserStore {

    private final Database database;

    /** Connects when it is first used; a database that is away may come later. */
    public JdbcUserStore(DatabaseSettings settings) {
        this.database = new Database(settings);
    }

    @Override
    public User insert(NewUser user, Instant now) {
        return database.write(connection -> {
            try {
                return Rows.insert(connection, user, now);
            } catch (SQLException failure) {
                if (!Failures.isDuplicate(failure)) {
                    throw failure;
                }
                return madeBefore(connection, user);
            }
        });
    }

    @Override
    public Optional<User> find(int id) {
        return database.read(connection -> Rows.find(connection, id));
    }

    @Override
    public List<User> list(int after, long skip, int limit) {
        return database.read(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement(Rows.SELECT + " WHERE id > ? ORDER BY id LIMIT ? OFFSET ?")) {
                query.setInt(1, after);
                query.setInt(2, limit);
                query.setLong(3, skip);
                return users(query);
            }
        });
    }

    @Override
    public long count() {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM users");
                    ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public User claim(int id, long fence) {
        return database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE users SET fence = ? WHERE id = ? AND fence <= ?")) {
                update.setLong(1, fence);
                update.setInt(2, id);
                update.setLong(3, fence);
                changed(update, connection, id);
            }
            return Rows.find(connection, id).orElseThrow(() -> UserDirectory.unknown(id));
        });
    }

    @Override
    public void write(User user, long fence) {
        Integer unused = database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(Rows.UPDATE)) {
                Rows.bindUpdate(update, user, fence);
                return changed(update, connection, user.id());
            } catch (SQLException failure) {
                if (Failures.isDuplicate(failure)) {
                    throw emailTaken(user.email());
                }
                throw failure;
            }
        });
    }

    @Override
    public void delete(int id, long fence) {
        Integer unused = database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM users WHERE id = ? AND fence <= ?")) {
                delete.setInt(1, id);
                delete.setLong(2, fence);
                return changed(delete, connection, id);
            }
        });
    }

    @Override
    public @Nullable String outage() {
        return database.outage();
    }

    @Override
    public void close() {
        database.close();
    }

    /** Executes what has to change a user, and finds out why if it does not. */
    private static int changed(PreparedStatement change, Connection connection, int id) throws SQLException {
        int rows = change.executeUpdate();
        if (rows > 0) {
            return rows;
        }
        if (Rows.find(connection, id).isEmpty()) {
            throw UserDirectory.unknown(id);
        }
        throw new HubbubException(
                ErrorKind.ABORTED,
                "the lock of user " + id + " was lost to somebody else before the change was made; try again");
    }

    private static User madeBefore(Connection connection, NewUser user) throws SQLException {
        if (!user.idempotencyKey().isEmpty()) {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT id, creation_digest FROM users WHERE creation_key = ?")) {
                query.setString(1, user.idempotencyKey());
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        return same(connection, row, user);
                    }
                }
            }
        }
        throw emailTaken(user.email());
    }

    private static User same(Connection connection, ResultSet row, NewUser user) throws SQLException {
        if (!Rows.digest(user).equals(row.getString(2))) {
            throw new HubbubException(
                    ErrorKind.FAILED_PRECONDITION, "idempotency_key: was that of another creation; give each its own");
        }
        int id = row.getInt(1);
        return Rows.find(connection, id).orElseThrow(() -> UserDirectory.unknown(id));
    }

    private static HubbubException emailTaken(String email) {
        return new HubbubException(ErrorKind.ALREADY_EXISTS, "email: another user has " + email + "; choose another");
    }

    private static List<User> users(PreparedStatement query) throws SQLException {
        List<User> users = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                users.add(Rows.user(rows));
            }
        }
        return users;
    }
}
