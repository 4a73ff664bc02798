package dev.hubbub.user.jdbc;

import java.sql.Driver;

/** The kinds of database there are drivers for. */
public enum DatabaseKind {
    /** H2 in this process. */
    EMBEDDED("embedded", org.h2.Driver.class),
    /** A MySQL or MariaDB server. */
    MYSQL("mysql", com.mysql.cj.jdbc.Driver.class);

    private final String folder;
    private final Class<? extends Driver> driver;

    DatabaseKind(String folder, Class<? extends Driver> driver) {
        this.folder = folder;
        this.driver = driver;
    }

    /** Where its scripts are, under {@code /db}. */
    String folder() {
        return folder;
    }

    Class<? extends Driver> driver() {
        return driver;
    }
}
