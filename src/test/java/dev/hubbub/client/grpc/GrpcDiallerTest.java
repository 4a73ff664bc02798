package dev.hubbub.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.testing.DialledClient;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.TestCertificate;
import dev.hubbub.testing.TokenDoor;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that can be dialled, and why others cannot. */
@Timeout(60)
class GrpcDiallerTest {

    private static final String TOKEN = "not-a-secret";

    private final GrpcDialler dialler = new GrpcDialler(1, Duration.ofMillis(300));

    private final Path directory;

    GrpcDiallerTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void close() {
        dialler.close();
    }

    @Test
    void aCertificateThatIsTrustedIsEnough() throws Exception {
        TestCertificate certificate = new TestCertificate(directory);
        try (GrpcFixture server = fixture(certificate.server())) {
            DialledClient ann = client(encrypted(server.port(), new Tls(certificate.pem(), true)));

            ann.subscribe().publish("whisper");

            assertThat(ann.await(1)).containsExactly("whisper");
        }
    }

    @Test
    void anyCertificateWillDoWhenNoneIsVerified() throws Exception {
        try (GrpcFixture server = fixture(new TestCertificate(directory).server())) {
            assertThat(client(encrypted(server.port(), new Tls(null, false)))
                            .subscribe()
                            .isEnded())
                    .isFalse();
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsRefusedByName() throws Exception {
        try (GrpcFixture server = fixture(new TestCertificate(directory).server())) {
            Target target = encrypted(server.port(), new Tls(null, true));

            assertFails(target)
                    .hasMessageStartingWith("the certificate of " + target.address() + " is not trusted: ")
                    .hasMessageContaining("set target.tls.trust");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefusedByName() throws Exception {
        TestCertificate certificate = new TestCertificate(directory, "dns:elsewhere.example");
        try (GrpcFixture server = fixture(certificate.server())) {
            Target target = encrypted(server.port(), new Tls(certificate.pem(), true));

            assertFails(target)
                    .hasMessageStartingWith("the certificate of " + target.address() + " is for another host: ");
        }
    }

    @Test
    void theTokenIsShownWithEveryCall() {
        try (GrpcFixture server = new GrpcFixture(null, new TokenDoor(TOKEN))) {
            DialledClient ann = client(new Target(Transport.GRPC, "127.0.0.1:" + server.port(), null, TOKEN));

            ann.subscribe().publish("open sesame");

            assertThat(ann.await(1)).containsExactly("open sesame");
        }
    }

    @Test
    void aTokenThatIsRefusedAndOneThatIsMissingAreToldApart() {
        try (GrpcFixture server = new GrpcFixture(null, new TokenDoor("another"))) {
            String address = "127.0.0.1:" + server.port();

            assertFails(new Target(Transport.GRPC, address, null, TOKEN))
                    .hasMessage("the target refused the token: PERMISSION_DENIED: not you")
                    .hasFieldOrPropertyWithValue("kind", ErrorKind.FAILED_PRECONDITION);
            assertFails(Target.plain(address))
                    .hasMessage("the target wants a token, set target.token: UNAUTHENTICATED: who are you?");
        }
    }

    @Test
    void theTokenIsNotSentInPlainTextToAnotherMachine() {
        assertThatThrownBy(() -> dialler.dial(new Target(Transport.GRPC, "10.0.0.7:9000", null, TOKEN), 1))
                .isInstanceOf(HubbubException.class)
                .hasMessageStartingWith("target.token: is not sent in plain text")
                .hasMessageNotContaining(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", ":9000", "localhost:port"})
    void anAddressThatIsNoneIsRefused(String address) {
        assertFault(() -> dialler.dial(Target.plain(address), 1), "target.url", "must be host:port");
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

    @Test
    void whereNothingListensIsSaid() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Target target = Target.plain("127.0.0.1:" + port);

        assertFails(target)
                .hasMessage("nothing listens at 127.0.0.1:" + port + ": connection refused")
                .hasFieldOrPropertyWithValue("kind", ErrorKind.UNAVAILABLE);
        assertThatThrownBy(() -> client(target).publish("hello")).hasMessageContaining("connection refused");
    }

    @Test
    void aHostThatIsNotKnownIsSaid() {
        assertFails(Target.plain("no-such-host.invalid:9000")).hasMessage("no such host: no-such-host.invalid:9000");
    }

    @Test
    void encryptionOnOneSideOnlyIsSaid() throws Exception {
        try (GrpcFixture encrypted = fixture(new TestCertificate(directory).server());
                GrpcFixture plain = new GrpcFixture()) {
            assertFails(Target.plain("127.0.0.1:" + encrypted.port())).hasMessageContaining("TLS");
            assertFails(encrypted(plain.port(), new Tls(null, false))).hasMessageContaining("TLS");
        }
    }

    @Test
    void aServerOfAnotherProtocolIsSaid() throws IOException {
        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answer(web, "HTTP/1.1 400 Bad Request\r\n\r\n");

            assertFails(Target.plain("127.0.0.1:" + web.getLocalPort())).hasMessageContaining("speaks HTTP/1");
        }
    }

    @Test
    void aServerWithoutTheServiceIsSaid() {
        try (GrpcFixture settings = new GrpcFixture();
                GrpcServer other = GrpcServer.start(settings.settings(), List.of(), new GrpcFixture.Unchanged())) {
            assertFails(Target.plain("127.0.0.1:" + other.port()))
                    .hasMessageStartingWith("no chat.Broadcast there: UNIMPLEMENTED")
                    .hasFieldOrPropertyWithValue("kind", ErrorKind.NOT_FOUND);
        }
    }

    @Test
    void aServerThatDoesNotAnswerInTimeIsSaid() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> client(Target.plain("127.0.0.1:" + silent.getLocalPort()))
                            .publish("hello"))
                    .hasMessage("no answer within 300 ms");
        }
    }

    private DialledClient client(Target target) {
        return new DialledClient(dialler.dial(target, 10), "ann");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFails(Target target) {
        return assertThatThrownBy(() -> client(target).subscribe()).isInstanceOf(HubbubException.class);
    }

    private void assertNotTrust(Path file, String detail) {
        assertFault(() -> dialler.dial(encrypted(1, new Tls(file, true)), 1), "target.tls.trust", detail);
    }

    private static void assertFault(Runnable dialling, String field, String detail) {
        assertThatThrownBy(dialling::run)
                .isInstanceOfSatisfying(HubbubException.class, refused -> assertThat(refused.faults())
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.field()).isEqualTo(field))
                        .extracting(Fault::detail)
                        .asString()
                        .contains(detail));
    }

    private static GrpcFixture fixture(@Nullable SslContext tls) {
        return new GrpcFixture(tls, new GrpcFixture.Unchanged());
    }

    private static Target encrypted(int port, Tls tls) {
        return new Target(Transport.GRPC, "127.0.0.1:" + port, tls, null);
    }

    /** Answers the first that comes, without listening to it. */
    private static void answer(ServerSocket server, String text) {
        Thread thread = new Thread(() -> {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
                while (client.getInputStream().read() >= 0) {
                    // until it hangs up
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
