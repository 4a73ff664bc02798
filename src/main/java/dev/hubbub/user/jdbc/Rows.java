package dev.hubbub.user.jdbc;

import dev.hubbub.user.NewUser;
import dev.hubbub.user.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Users as rows of their table. */
final class Rows {

    static final String SELECT = "SELECT id, name, email, age, version, created_millis, updated_millis FROM users";
    static final String UPDATE = "UPDATE users SET name = ?, email = ?, email_key = ?, age = ?, version = ?, "
            + "updated_millis = ?, fence = ? WHERE id = ? AND fence <= ?";

    private static final String INSERT = "INSERT INTO users (name, email, email_key, age, version, fence, "
            + "created_millis, updated_millis, creation_key, creation_digest) VALUES (?, ?, ?, ?, 1, 0, ?, ?, ?, ?)";

    private Rows() {}

    static User insert(Connection connection, NewUser user, Instant now) throws SQLException {
        boolean marked = !user.idempotencyKey().isEmpty();
        try (PreparedStatement insert = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, user.name());
            insert.setString(2, user.email());
            insert.setString(3, key(user.email()));
            insert.setInt(4, user.age());
            insert.setLong(5, now.toEpochMilli());
            insert.setLong(6, now.toEpochMilli());
            insert.setString(7, marked ? user.idempotencyKey() : null);
            insert.setString(8, marked ? digest(user) : null);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return new User(keys.getInt(1), user.name(), user.email(), user.age(), 1, now, now);
            }
        }
    }

    static Optional<User> find(Connection connection, int id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + " WHERE id = ?")) {
            query.setInt(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(user(row)) : Optional.empty();
            }
        }
    }

    static void bindUpdate(PreparedStatement update, User user, long fence) throws SQLException {
        update.setString(1, user.name());
        update.setString(2, user.email());
        update.setString(3, key(user.email()));
        update.setInt(4, user.age());
        update.setLong(5, user.version());
        update.setLong(6, user.updatedAt().toEpochMilli());
        update.setLong(7, fence);
        update.setInt(8, user.id());
        update.setLong(9, fence);
    }

    static User user(ResultSet row) throws SQLException {
        return new User(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    /** By which a creation that is asked for again is told from another one. */
    static String digest(NewUser user) {
        return Digest.of(List.of(user.name(), user.email(), Integer.toString(user.age())));
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
