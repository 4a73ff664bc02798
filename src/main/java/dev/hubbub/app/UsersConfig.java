package dev.hubbub.app;

import dev.hubbub.user.jdbc.DatabaseKind;
import dev.hubbub.user.jdbc.DatabaseSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The user directory. */
@ConfigMapping(prefix = "hubbub.users")
interface UsersConfig {

    String AUTO = "auto";
    String NONE = "none";

    /** Where users are kept: `embedded`, a file of this instance, or `mysql`, a MySQL or MariaDB server. */
    @WithDefault("embedded")
    DatabaseKind store();

    /** The file of the embedded database, without its ending; it survives a restart, and is one instance's. */
    @WithDefault("${user.home}/.hubbub/users")
    String file();

    /** The database as JDBC has it; `auto` is the file, or `jdbc:mysql://localhost:3306/hubbub`. */
    @WithDefault(AUTO)
    String url();

    /** Who the database server is told that this is. */
    @WithDefault("hubbub")
    String user();

    /** The password it is told, or `none`. */
    @WithDefault(NONE)
    String password();

    /** Whether only those may come into a chat whom the directory has, with its numbers as ids and under its names. */
    @WithDefault("false")
    boolean required();

    /** How many connections to the database there are at most, and threads that use them; at least 2. */
    @WithDefault("16")
    int connections();

    /** How many requests may wait for one of these threads; those beyond are refused. */
    @WithDefault("1000")
    int maxWaiting();

    /** How long a thread waits for a connection, and a connection for its server. */
    @WithDefault("3s")
    Duration acquireTimeout();

    /** How long the database may take to answer. */
    @WithDefault("10s")
    Duration queryTimeout();

    /** All about the database, as the store takes it. */
    static DatabaseSettings database(UsersConfig config) {
        return new DatabaseSettings(
                config.store(),
                config.url().equals(AUTO) ? url(config) : config.url(),
                config.store() == DatabaseKind.EMBEDDED ? "" : config.user(),
                config.password().equals(NONE) ? "" : config.password(),
                config.connections(),
                config.acquireTimeout(),
                config.queryTimeout());
    }

    private static String url(UsersConfig config) {
        return switch (config.store()) {
            case EMBEDDED -> DatabaseSettings.fileUrl(config.file());
            case MYSQL -> "jdbc:mysql://localhost:3306/hubbub";
        };
    }
}
