package dev.hubbub.testing;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The only TLS configuration that there is: a certificate, which is trusted as well.
 *
 * @param options all else of it
 */
public record TlsNamed(String name, TestCertificate certificate, SSLOptions options)
        implements TlsConfigurationRegistry, TlsConfiguration {

    @Override
    public Optional<TlsConfiguration> get(String asked) {
        return asked.equals(name) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<TlsConfiguration> getDefault() {
        return Optional.empty();
    }

    @Override
    public void register(String another, TlsConfiguration configuration) {
        throw new UnsupportedOperationException("there is one only");
    }

    @Override
    public SSLContext createSSLContext() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(certificate.keys().getKeyManagers(), certificate.trust().getTrustManagers(), null);
        return context;
    }

    @Override
    public SSLOptions getSSLOptions() {
        return options;
    }

    @Override
    public KeyCertOptions getKeyStoreOptions() {
        return certificate.keyCert();
    }

    @Override
    public TrustOptions getTrustStoreOptions() {
        return certificate.keyCert();
    }

    @Override
    public KeyStore getKeyStore() {
        throw new UnsupportedOperationException("its options say what is in it");
    }

    @Override
    public KeyStore getTrustStore() {
        throw new UnsupportedOperationException("its options say what is in it");
    }

    @Override
    public boolean isTrustAll() {
        return false;
    }

    @Override
    public Optional<String> getHostnameVerificationAlgorithm() {
        return Optional.empty();
    }

    @Override
    public boolean usesSni() {
        return false;
    }

    @Override
    public boolean reload() {
        return false;
    }
}
