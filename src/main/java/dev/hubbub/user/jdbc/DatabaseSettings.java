package dev.hubbub.user.jdbc;

import java.time.Duration;

/**
 * Which database, and how it is used.
 *
 * @param url as JDBC has it
 * @param password never logged
 * @param connections how many there are at most; at least 2
 * @param acquireTimeout how long to wait for one
 * @param queryTimeout how long the database may take to answer
 */
public record DatabaseSettings(
        DatabaseKind kind,
        String url,
        String user,
        String password,
        int connections,
        Duration acquireTimeout,
        Duration queryTimeout) {

    public DatabaseSettings {
        if (connections < 2) { // tables are brought up to date with two
            throw new IllegalArgumentException("hubbub.users.connections must be at least 2, not " + connections);
        }
    }

    /** The file at a path, made if there is none. What is committed is in the file: a killed process loses nothing. */
    public static String fileUrl(String path) {
        return "jdbc:h2:file:" + path + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return kind + " at " + url;
    }
}
