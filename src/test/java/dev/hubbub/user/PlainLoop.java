package dev.hubbub.user;

import dev.hubbub.testing.MariaDbServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/** The floor: statements of JDBC on connections that each thread has to itself, without pool, lock or network calls. */
final class PlainLoop {

    private PlainLoop() {}

    static void run(String url, int users, int threads, Duration time) throws SQLException {
        Callers callers = new Callers(threads, time);
        Queue<Connection> connections = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < threads; i++) {
            connections.add(DriverManager.getConnection(
                    url + "?useServerPrepStmts=true&cachePrepStmts=true", MariaDbServer.USER, MariaDbServer.PASSWORD));
        }
        Runnable select = () -> on(connections, users, PlainLoop::select);
        Runnable update = () -> on(connections, users, PlainLoop::update);
        callers.warmUp(select);
        System.out.println("mariadb    none    " + callers.measure("plain select", select));
        callers.warmUp(update);
        System.out.println("mariadb    none    " + callers.measure("plain update", update));
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private static void on(Queue<Connection> connections, int users, Statement statement) {
        Connection connection = connections.remove();
        try {
            statement.execute(connection, 1 + ThreadLocalRandom.current().nextInt(users / 2));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            connections.add(connection);
        }
    }

    private static void select(Connection connection, int id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT name, email, age FROM users WHERE id = ?")) {
            query.setInt(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
            }
        }
    }

    private static void update(Connection connection, int id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE users SET age = ? WHERE id = ?")) {
            update.setInt(1, ThreadLocalRandom.current().nextInt(UserRules.MAX_AGE));
            update.setInt(2, id);
            update.executeUpdate();
        }
    }

    private interface Statement {
        void execute(Connection connection, int id) throws SQLException;
    }
}
