package dev.hubbub.user.jdbc;

import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.MySQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.pool.DataSource;
import java.time.Duration;
import java.util.Properties;

/** Builds a pool of connections. None is opened before the first is asked for. */
final class Pool {

    /** A connection that was idle for so long is asked whether it lives before it is used. */
    private static final Duration IDLE_BEFORE_CHECK = Duration.ofSeconds(1);

    /** Between checks of the idle ones in the background, and after which an idle one is closed. */
    private static final Duration IDLE_CHECK = Duration.ofSeconds(15);

    private static final Duration IDLE_LIFETIME = Duration.ofMinutes(5);
    private static final int VALIDATION_SECONDS = 2;

    private Pool() {}

    static DataSource open(DatabaseSettings settings) {
        AgroalConnectionPoolConfigurationSupplier pool = new AgroalConnectionPoolConfigurationSupplier()
                .connectionFactoryConfiguration(factory(settings))
                .initialSize(0)
                .minSize(1) // H2 would close the file with the last connection
                .maxSize(settings.connections())
                .acquisitionTimeout(settings.acquireTimeout())
                .idleValidationTimeout(IDLE_BEFORE_CHECK)
                .validationTimeout(IDLE_CHECK)
                .reapTimeout(IDLE_LIFETIME)
                .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(VALIDATION_SECONDS))
                .exceptionSorter(new MySQLExceptionSorter());
        AgroalDataSourceConfigurationSupplier source =
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool);
        return new DataSource(source.get());
    }

    private static AgroalConnectionFactoryConfigurationSupplier factory(DatabaseSettings settings) {
        AgroalConnectionFactoryConfigurationSupplier factory = new AgroalConnectionFactoryConfigurationSupplier()
                .connectionProviderClass(settings.kind().driver())
                .jdbcUrl(settings.url())
                .loginTimeout(settings.acquireTimeout())
                .autoCommit(true);
        if (!settings.user().isEmpty()) {
            factory.principal(new NamePrincipal(settings.user()));
            factory.credential(new SimplePassword(settings.password()));
        }
        properties(settings).forEach((key, value) -> factory.jdbcProperty((String) key, (String) value));
        return factory;
    }

    private static Properties properties(DatabaseSettings settings) {
        Properties properties = new Properties();
        String timeout = Long.toString(settings.queryTimeout().toMillis());
        switch (settings.kind()) {
            case EMBEDDED -> properties.setProperty("LOCK_TIMEOUT", timeout);
            case MYSQL -> {
                properties.setProperty("socketTimeout", timeout);
                properties.setProperty(
                        "connectTimeout",
                        Long.toString(settings.acquireTimeout().toMillis()));
                properties.setProperty("characterEncoding", "UTF-8");
                properties.setProperty("useServerPrepStmts", "true");
                properties.setProperty("cachePrepStmts", "true");
                properties.setProperty("tcpKeepAlive", "true");
            }
        }
        return properties;
    }
}
