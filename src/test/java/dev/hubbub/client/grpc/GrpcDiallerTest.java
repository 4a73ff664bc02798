package dev.hubbub.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.client.Target;
import dev.hubbub.client.Transport;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.testing.DialledClient;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.TokenDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that can be dialled, and why others cannot. */
@Timeout(60)
class GrpcDiallerTest {

    private static final String TOKEN = "not-a-secret";

    private final Dialled dialled = new Dialled();

    @AfterEach
    void close() {
        dialled.close();
    }

    @Test
    void theTokenIsShownWithEveryCall() {
        try (GrpcFixture server = new GrpcFixture(null, new TokenDoor(TOKEN))) {
            DialledClient ann = dialled.client(new Target(Transport.GRPC, "127.0.0.1:" + server.port(), null, TOKEN));

            ann.subscribe().publish("open sesame");

            assertThat(ann.await(1)).containsExactly("open sesame");
        }
    }

    @Test
    void aTokenThatIsRefusedAndOneThatIsMissingAreToldApart() {
        try (GrpcFixture server = new GrpcFixture(null, new TokenDoor("another"))) {
            String address = "127.0.0.1:" + server.port();

            dialled.assertFails(new Target(Transport.GRPC, address, null, TOKEN))
                    .hasMessage("the target refused the token: PERMISSION_DENIED: not you")
                    .hasFieldOrPropertyWithValue("kind", ErrorKind.FAILED_PRECONDITION);
            dialled.assertFails(Target.plain(address))
                    .hasMessage("the target wants a token, set target.token: UNAUTHENTICATED: who are you?");
        }
    }

    @Test
    void theTokenIsNotSentInPlainTextToAnotherMachine() {
        assertThatThrownBy(() -> dialled.dial(new Target(Transport.GRPC, "10.0.0.7:9000", null, TOKEN)))
                .isInstanceOf(HubbubException.class)
                .hasMessageStartingWith("target.token: is not sent in plain text")
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void itIsToThisMachineWhateverTheAddress() {
        Target here = new Target(Transport.GRPC, "10.0.0.7:9000", null, null)
                .onThisMachine()
                .withToken(TOKEN);

        assertThatCode(() -> dialled.dial(here)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", ":9000", "localhost:port"})
    void anAddressThatIsNoneIsRefused(String address) {
        dialled.assertFault(Target.plain(address), "target.url", "must be host:port");
    }

    @Test
    void whereNothingListensIsSaid() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Target target = Target.plain("127.0.0.1:" + port);

        dialled.assertFails(target)
                .hasMessage("nothing listens at 127.0.0.1:" + port + ": connection refused")
                .hasFieldOrPropertyWithValue("kind", ErrorKind.UNAVAILABLE);
        assertThatThrownBy(() -> dialled.client(target).publish("hello")).hasMessageContaining("connection refused");
    }

    @Test
    void aHostThatIsNotKnownIsSaid() {
        dialled.assertFails(Target.plain("no-such-host.invalid:9000"))
                .hasMessage("no such host: no-such-host.invalid:9000");
    }

    @Test
    void aServerOfAnotherProtocolIsSaid() throws IOException {
        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answer(web, "HTTP/1.1 400 Bad Request\r\n\r\n");

            dialled.assertFails(Target.plain("127.0.0.1:" + web.getLocalPort())).hasMessageContaining("speaks HTTP/1");
        }
    }

    @Test
    void aServerWithoutTheServiceIsSaid() {
        try (GrpcFixture settings = new GrpcFixture();
                GrpcServer other = GrpcServer.start(settings.settings(), List.of(), new GrpcFixture.Unchanged())) {
            dialled.assertFails(Target.plain("127.0.0.1:" + other.port()))
                    .hasMessageStartingWith("no chat.Broadcast there: UNIMPLEMENTED")
                    .hasFieldOrPropertyWithValue("kind", ErrorKind.NOT_FOUND);
        }
    }

    @Test
    void aServerThatDoesNotAnswerInTimeIsSaid() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Dialled impatient = new Dialled(Duration.ofMillis(300))) {
            assertThatThrownBy(() -> impatient
                            .client(Target.plain("127.0.0.1:" + silent.getLocalPort()))
                            .publish("hello"))
                    .hasMessage("no answer within 300 ms");
        }
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
