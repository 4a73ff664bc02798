package dev.hubbub.client.stomp;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.StompClients.read;
import static dev.hubbub.testing.StompClients.target;
import static dev.hubbub.testing.StompClients.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.ConnectPhases;
import dev.hubbub.client.Target;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.scenario.StompUrl;
import dev.hubbub.testing.CannedServer;
import dev.hubbub.testing.DialledClient;
import dev.hubbub.testing.StompClients;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.ws.Credentials;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Brokers that can be dialled, and why others cannot. */
@Timeout(60)
class StompDiallerTest {

    private static final String TOKEN = "not-a-secret";

    private final StompClients clients = new StompClients();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void eachConnectionIsTimedInItsParts() {
        try (StompFixture server = new StompFixture();
                ChatClients dialled = clients.dialler().dial(StompUrl.target("url", url(server.port())), 1)) {
            Queue<ConnectPhases> phases = new ConcurrentLinkedQueue<>();
            dialled.onConnected(phases::add);

            new DialledClient(dialled, "ann").subscribe();
            new DialledClient(dialled, "bob").publish("hello");

            until(() -> phases.size() == 2);
            assertThat(phases).allSatisfy(each -> {
                assertThat(each.tcpNanos()).isPositive();
                assertThat(each.webSocketNanos()).isPositive();
                assertThat(each.stompNanos()).isPositive();
                assertThat(each.webSocketConnectNanos()).isEqualTo(each.tcpNanos() + each.webSocketNanos());
            });
        }
    }

    @Test
    void theTokenGoesWhereItIsWanted() {
        try (StompFixture server = guarded()) {
            for (String place : List.of("both", "upgrade", "connect")) {
                Target target = target(server.port(), "token: " + TOKEN + ", tokenIn: " + place);
                assertThat(clients.client(target).subscribe().isEnded()).isFalse();
            }
        }
    }

    @Test
    void aTokenThatIsRefusedAndOneThatIsMissingAreToldApart() {
        try (StompFixture server = guarded()) {
            clients.assertFails(target(server.port(), "token: wrong"))
                    .hasMessageStartingWith("the target refused the token: HTTP 401")
                    .hasMessageNotContaining("wrong");
            clients.assertFails(target(server.port(), "token: wrong, tokenIn: connect"))
                    .hasMessageStartingWith("the target refused CONNECT: ")
                    .hasFieldOrPropertyWithValue("kind", ErrorKind.FAILED_PRECONDITION);
            clients.assertFails(target(server.port(), "login: me"))
                    .hasMessageStartingWith("the target refused CONNECT: ");
            clients.assertFails(target(server.port(), ""))
                    .hasMessageStartingWith("the target refused CONNECT, set target.token or target.login: ");
        }
    }

    @Test
    void secretsAreNotSentInPlainTextToAnotherMachine() {
        for (String secret : List.of("token: " + TOKEN, "login: me, passcode: " + TOKEN)) {
            Target target = read("transport: stomp, url: 'ws://10.0.0.7/ws', " + secret);
            assertThatThrownBy(() -> clients.dialler().dial(target, 1))
                    .isInstanceOf(HubbubException.class)
                    .hasMessageContaining("is not sent in plain text")
                    .hasMessageNotContaining(TOKEN);
        }
    }

    @Test
    void withoutReceiptsASubscriptionIsTakenToStandThoughNobodySpeaks() {
        try (StompFixture server = new StompFixture()) {
            DialledClient ann =
                    clients.client(target(server.port(), "receipts: false")).subscribe();
            ann.publish("hello");

            assertThat(ann.await(1)).containsExactly("hello");
        }
    }

    @Test
    void anErrorFrameIsTheReason() {
        try (StompFixture server = new StompFixture()) {
            clients.assertFails(target(server.port(), "subscribe: /queue/none"))
                    .hasMessageStartingWith("the target answered ERROR: ")
                    .hasFieldOrPropertyWithValue("kind", ErrorKind.FAILED_PRECONDITION);
        }
    }

    @Test
    void aSessionIsAConnection() {
        Target target = StompUrl.target("url", "ws://127.0.0.1:1/stomp");
        assertThatThrownBy(() -> clients.dialler().dial(target, 2)).hasMessageContaining("must be 1 over STOMP");
    }

    @Test
    void aHostThatIsNotKnownIsSaid() {
        clients.assertFails(read("transport: stomp, url: 'ws://no-such-host.invalid/ws'"))
                .hasMessage("no such host: no-such-host.invalid:80");
    }

    @Test
    void aServerThatIsNoWebSocketIsSaid() throws IOException {
        try (CannedServer web = new CannedServer("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")) {
            clients.assertFails(target(web.port(), ""))
                    .hasMessage("no WebSocket at /stomp; look at target.url: HTTP 404 Not Found")
                    .hasFieldOrPropertyWithValue("kind", ErrorKind.NOT_FOUND);
        }
        try (CannedServer other = new CannedServer("SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
            clients.assertFails(target(other.port(), "")).hasMessageContaining("does not speak HTTP");
        }
        try (CannedServer curt = new CannedServer(null)) {
            clients.assertFails(target(curt.port(), ""))
                    .hasMessageContaining("closed the connection after the request for a WebSocket")
                    .hasMessageContaining("use wss://");
        }
    }

    @Test
    void aServerThatDoesNotAnswerInTimeIsSaid() throws IOException {
        try (CannedServer silent = new CannedServer("")) {
            clients.assertFails(target(silent.port(), "handshakeTimeout: 2s"))
                    .hasMessage("no answer to the request for a WebSocket within 2000 ms");
        }
    }

    private StompFixture guarded() {
        return new StompFixture(
                StompFixture.settings(
                        StompFixture.session(Duration.ofMinutes(5), dev.hubbub.stomp.HeartBeat.NONE),
                        100,
                        new Credentials(TOKEN, null)),
                dev.hubbub.hub.SlowConsumerPolicy.DISCONNECT);
    }
}
