package dev.hubbub.client.stomp;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.StompClients.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.ConnectPhases;
import dev.hubbub.client.Target;
import dev.hubbub.testing.DialledClient;
import dev.hubbub.testing.StompClients;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.TestCertificate;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Brokers behind {@code wss://}, whose certificate is signed by nobody. */
@Timeout(150)
class StompTlsTest {

    private static TestCertificate certificate;

    private final StompClients clients = new StompClients();

    @BeforeAll
    static void certify(@TempDir Path directory) throws Exception {
        certificate = new TestCertificate(directory);
    }

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void withItsCertificateTheyTalk() throws Exception {
        try (StompFixture server = encrypted(certificate);
                ChatClients dialled =
                        clients.dialler().dial(wss(server, "tls: {trust: '" + certificate.pem() + "'}"), 1)) {
            Queue<ConnectPhases> phases = new ConcurrentLinkedQueue<>();
            dialled.onConnected(phases::add);
            DialledClient ann = new DialledClient(dialled, "ann").subscribe();
            ann.publish("whisper");
            server.say("aloud");

            assertThat(ann.await(2)).containsExactlyInAnyOrder("whisper", "aloud");
            until(() -> phases.size() == 1);
            assertThat(phases.remove().webSocketNanos())
                    .as("with the handshake of TLS")
                    .isPositive();
        }
    }

    @Test
    void whatMayBeSecretIsSentThere() throws Exception {
        try (StompFixture server = encrypted(certificate)) {
            String keys = "token: not-a-secret, tls: {trust: '" + certificate.pem() + "'}";
            assertThat(clients.client(wss(server, keys)).subscribe().isEnded()).isFalse();
        }
    }

    @Test
    void anyCertificateWillDoWhenNoneIsVerified() {
        try (StompFixture server = encrypted(certificate)) {
            assertThat(clients.client(wss(server, "tls: {verify: false}"))
                            .subscribe()
                            .isEnded())
                    .isFalse();
        }
    }

    @Test
    void withoutItsCertificateTheReasonSaysWhatToSet() {
        try (StompFixture server = encrypted(certificate)) {
            Target target = wss(server, "");

            clients.assertFails(target)
                    .hasMessageStartingWith("the certificate of " + target.address() + " is not trusted: ")
                    .hasMessageEndingWith("; set target.tls.trust to a PEM file with it or its issuer");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused(@TempDir Path directory) throws Exception {
        TestCertificate elsewhere = new TestCertificate(directory, "dns:elsewhere.example");
        try (StompFixture server = encrypted(elsewhere)) {
            Target target = wss(server, "tls: {trust: '" + elsewhere.pem() + "'}");

            clients.assertFails(target)
                    .hasMessageStartingWith("the certificate of " + target.address() + " is for another host: ")
                    .hasMessageContaining("dial it by a name that is in the certificate");
        }
    }

    @Test
    void theOtherSchemeIsNamedWhenTheWrongOneIsUsed() {
        try (StompFixture server = encrypted(certificate);
                StompFixture plain = new StompFixture()) {
            clients.assertFails(StompClients.target(server.port(), ""))
                    .hasMessageContaining("if it wants TLS, use wss://");
            clients.assertFails(wss(plain, ""))
                    .hasMessageContaining("does not speak TLS")
                    .hasMessageContaining("use ws://");
        }
    }

    private static StompFixture encrypted(TestCertificate shown) {
        return new StompFixture(options -> options.setSsl(true).setKeyCertOptions(shown.keyCert()));
    }

    private static Target wss(StompFixture server, String keys) {
        return read("transport: stomp, url: 'wss://127.0.0.1:" + server.port() + "/stomp', " + keys);
    }
}
