package dev.hubbub.app;

import dev.hubbub.grpc.RenewableTls;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.net.SSLOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the gRPC port encrypts; renewed when the files are that its TLS configuration names ({@code reload-period}). */
@Singleton
class GrpcTls {

    static final String PLAIN_TEXT = "none";

    private static final Logger LOG = Logger.getLogger(GrpcTls.class);
    private static final ApplicationProtocolConfig GRPC_OVER_TLS = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2);

    private final GrpcConfig config;
    private final @Nullable RenewableTls context;

    /** @throws IllegalArgumentException when it cannot be as the configuration says */
    GrpcTls(GrpcConfig config, TlsConfigurationRegistry registry) {
        this.config = config;
        if (config.tls().equals(PLAIN_TEXT) && config.clientAuth() != ClientAuth.NONE) {
            throw new IllegalArgumentException("hubbub.grpc.client-auth is set, but in plain text nobody shows a"
                    + " certificate; set hubbub.grpc.tls to the name of a TLS configuration");
        }
        this.context = config.tls().equals(PLAIN_TEXT)
                ? null
                : new RenewableTls(context(registry.get(config.tls())
                        .orElseThrow(() -> new IllegalArgumentException("hubbub.grpc.tls is \"" + config.tls()
                                + "\", but there is no TLS configuration of that name; set quarkus.tls."
                                + config.tls() + ".key-store, or set hubbub.grpc.tls=" + PLAIN_TEXT))));
    }

    /** Null for plain text. */
    @Nullable SslContext context() {
        return context;
    }

    void renew(@Observes CertificateUpdatedEvent event) {
        if (context == null || !event.name().equals(config.tls())) {
            return;
        }
        try {
            context.renew(context(event.tlsConfiguration()));
            LOG.infof("gRPC has the new certificate of the TLS configuration \"%s\"", event.name());
        } catch (IllegalArgumentException unusable) {
            LOG.errorf("%s; gRPC keeps the certificate that it has", unusable.getMessage());
        }
    }

    private SslContext context(TlsConfiguration tls) {
        ClientAuth clients = config.clientAuth();
        if (clients != ClientAuth.NONE && tls.getTrustStoreOptions() == null) {
            throw new IllegalArgumentException(
                    "hubbub.grpc.client-auth is set, but not whose certificates to trust; set" + " quarkus.tls."
                            + config.tls() + ".trust-store");
        }
        SSLOptions options = tls.getSSLOptions();
        if (clients != ClientAuth.NONE && !options.getCrlValues().isEmpty()) {
            throw new IllegalArgumentException("hubbub.grpc.client-auth does not heed quarkus.tls." + config.tls()
                    + ".certificate-revocation-list: certificates that were revoked would be taken; take it out and"
                    + " trust an authority whose certificates are short-lived");
        }
        try {
            JdkSslContext context = context(tls.createSSLContext(), options, clients);
            context.newEngine(
                    UnpooledByteBufAllocator.DEFAULT); // what it does not know fails here, not for each client
            return context;
        } catch (Exception unusable) {
            throw new IllegalArgumentException(
                    "the TLS configuration \"" + config.tls() + "\" cannot be used: " + unusable.getMessage(),
                    unusable);
        }
    }

    /** With the protocols and cipher suites that the configuration names; where it names no suites, those of HTTP/2. */
    private static JdkSslContext context(SSLContext tls, SSLOptions options, ClientAuth clients) {
        Set<String> named = options.getEnabledCipherSuites();
        return new JdkSslContext(
                tls,
                false,
                named.isEmpty() ? Http2SecurityUtil.CIPHERS : named,
                named.isEmpty() ? SupportedCipherSuiteFilter.INSTANCE : IdentityCipherSuiteFilter.INSTANCE,
                GRPC_OVER_TLS,
                clients,
                options.getEnabledSecureTransportProtocols().toArray(String[]::new),
                false);
    }
}
