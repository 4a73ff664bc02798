package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.TestCertificate;
import dev.hubbub.testing.TlsNamed;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SSLOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a TLS configuration holds for gRPC, and what is refused rather than not heeded. */
class GrpcTlsTest {

    private static TestCertificate certificate;

    private final SSLOptions options = new SSLOptions();

    @BeforeAll
    static void make(@TempDir Path folder) throws Exception {
        certificate = new TestCertificate(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"optional", "require"})
    void certificatesAreNotAskedForInPlainText(String clientAuth) {
        assertThatThrownBy(() -> tls(GrpcTls.PLAIN_TEXT, clientAuth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hubbub.grpc.client-auth is set")
                .hasMessageContaining("set hubbub.grpc.tls");
    }

    @Test
    void protocolsAndCipherSuitesAreThoseOfTheConfiguration() {
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
        options.addEnabledCipherSuite("TLS_AES_256_GCM_SHA384");

        SSLEngine engine =
                Objects.requireNonNull(tls("chat", "none").context()).newEngine(UnpooledByteBufAllocator.DEFAULT);

        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
        assertThat(engine.getEnabledCipherSuites()).containsExactly("TLS_AES_256_GCM_SHA384");
    }

    @Test
    void aProtocolThatThereIsNotIsRefused() {
        options.setEnabledSecureTransportProtocols(Set.of("TLSv9"));

        assertRefused("none", "TLSv9");
    }

    @Test
    void aCipherSuiteThatThereIsNotIsRefused() {
        options.addEnabledCipherSuite("TLS_ROT_13");

        assertRefused("none", "TLS_ROT_13");
    }

    @Test
    void revocationListsAreRefusedWhereClientsAreAskedForCertificates() {
        options.addCrlValue(Buffer.buffer("a list"));

        assertRefused("require", "certificate-revocation-list");
        assertThat(tls("chat", "none").context()).isNotNull();
    }

    private void assertRefused(String clientAuth, String why) {
        assertThatThrownBy(() -> tls("chat", clientAuth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("chat");
    }

    private GrpcTls tls(String name, String clientAuth) {
        GrpcConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(GrpcConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("hubbub.grpc.tls", name, "hubbub.grpc.client-auth", clientAuth), "test", 100))
                .build()
                .getConfigMapping(GrpcConfig.class);
        return new GrpcTls(config, new TlsNamed("chat", certificate, options));
    }
}
