package dev.hubbub.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.testing.DialledClient;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.TestCertificate;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Targets that are encrypted, or should be: whom they are trusted by, and why not. */
@Timeout(60)
class GrpcTlsTest {

    private final Dialled dialled = new Dialled();

    private final Path directory;

    GrpcTlsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void close() {
        dialled.close();
    }

    @Test
    void aCertificateThatIsTrustedIsEnough() throws Exception {
        TestCertificate certificate = new TestCertificate(directory);
        try (GrpcFixture server = fixture(certificate.server())) {
            DialledClient ann = dialled.client(encrypted(server.port(), new Tls(certificate.pem(), true)));

            ann.subscribe().publish("whisper");

            assertThat(ann.await(1)).containsExactly("whisper");
        }
    }

    @Test
    void anyCertificateWillDoWhenNoneIsVerified() throws Exception {
        try (GrpcFixture server = fixture(new TestCertificate(directory).server())) {
            assertThat(dialled.client(encrypted(server.port(), new Tls(null, false)))
                            .subscribe()
                            .isEnded())
                    .isFalse();
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsRefusedByName() throws Exception {
        try (GrpcFixture server = fixture(new TestCertificate(directory).server())) {
            Target target = encrypted(server.port(), new Tls(null, true));

            dialled.assertFails(target)
                    .hasMessageStartingWith("the certificate of " + target.address() + " is not trusted: ")
                    .hasMessageContaining("set target.tls.trust");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefusedByName() throws Exception {
        TestCertificate certificate = new TestCertificate(directory, "dns:elsewhere.example");
        try (GrpcFixture server = fixture(certificate.server())) {
            Target target = encrypted(server.port(), new Tls(certificate.pem(), true));

            dialled.assertFails(target)
                    .hasMessageStartingWith("the certificate of " + target.address() + " is for another host: ");
        }
    }

    @Test
    void encryptionOnOneSideOnlyIsSaid() throws Exception {
        try (GrpcFixture encrypted = fixture(new TestCertificate(directory).server());
                GrpcFixture plain = new GrpcFixture()) {
            dialled.assertFails(Target.plain("127.0.0.1:" + encrypted.port())).hasMessageContaining("TLS");
            dialled.assertFails(encrypted(plain.port(), new Tls(null, false))).hasMessageContaining("TLS");
        }
    }

    @Test
    void certificatesThatCannotBeReadAreNamed() throws IOException {
        Path missing = directory.resolve("missing.pem");
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        Path garbage = Files.writeString(
                directory.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Path prose = Files.writeString(directory.resolve("prose.pem"), "Dear server,\n");

        assertNotTrust(missing, "there is no file");
        assertNotTrust(empty, "has no certificate");
        assertNotTrust(garbage, "must be certificates in PEM");
        assertNotTrust(prose, "prose.pem");
        assertNotTrust(directory, "cannot be read");
    }

    private void assertNotTrust(Path file, String detail) {
        dialled.assertFault(encrypted(1, new Tls(file, true)), "target.tls.trust", detail);
    }

    private static GrpcFixture fixture(@Nullable SslContext tls) {
        return new GrpcFixture(tls, new GrpcFixture.Unchanged());
    }

    private static Target encrypted(int port, Tls tls) {
        return new Target(Transport.GRPC, "127.0.0.1:" + port, tls, null);
    }
}
