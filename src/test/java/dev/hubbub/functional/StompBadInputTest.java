package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.StompFixture.DESTINATION;
import static dev.hubbub.testing.StompFixture.FRAMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.stomp.HeartBeat;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.testing.RawUpgrade;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import dev.hubbub.ws.Credentials;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever sends nonsense gets an ERROR that says why, and is closed; who listens beside them notices nothing. */
class StompBadInputTest {

    private final StompFixture fixture = new StompFixture();
    private StompPeer healthy = StompPeer.connect(fixture.port());

    @BeforeEach
    void someoneListens() {
        healthy.subscribe("h", DESTINATION, "");
    }

    @AfterEach
    void theyAreServedStill() {
        fixture.say("still here");
        healthy.awaitMessages(1);
        assertThat(healthy.bodies()).containsExactly("still here");
        healthy.close();
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SEND^destination:/room/room^^hi@|protocol|comes before CONNECT",
                "HELLO^^@|malformed|is no command",
                "GET / HTTP/1.1^Host: x^^|malformed|too long for a command",
                "CONNECT^accept-version:2.1^^@|version|this server speaks 1.0,1.1,1.2",
                "CONNECT^accept-version:1.2^heart-beat:often^^@|malformed|two numbers of milliseconds",
                "CONNECT^accept-version:1.2^login:with space^^@|request|must not contain spaces",
                "CONNECT^accept-version:1.2^^body@|malformed|must have none"
            })
    void atTheDoor(String frame, String message, String explanation) {
        assertRefused(StompPeer.open(fixture.port()), frame, message, explanation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONNECT^accept-version:1.2^^@|protocol|connected already",
                "MESSAGE^^@|protocol|for servers to send",
                "SEND^^hi@|protocol|no header destination",
                "SEND^destination:/queue/a^^hi@|request|rooms are at /room/{name}",
                "SEND^destination:/room/no room^^hi@|request|room: must be 1 to 64 letters",
                "SEND^destination:/room/@ann^^hi@|request|room: must be 1 to 64 letters",
                "SEND^destination:/room/a^^@|request|content: is empty",
                "SEND^destination:/room/a^content-type:nonsense^^hi@|request|must be a MIME type",
                "SEND^destination:/room/a^content-type:application/octet-stream^^@|request|content: is empty",
                "SEND^destination:/room/a^content-length:2^^hi there@|malformed|must be NUL",
                "SEND^destination:/room/a^content-length:many^^hi@|malformed|number of the body's bytes",
                "SEND^destination:/room/a^bad:\\t^^hi@|malformed|which means nothing",
                "SUBSCRIBE^destination:/room/a^^@|protocol|no header id",
                "SUBSCRIBE^id:1^^@|protocol|no header destination",
                "SUBSCRIBE^id:1^destination:/room/a^ack:maybe^^@|protocol|must be one of auto, client",
                "SUBSCRIBE^id:1^destination:/room/a^offset:1^^@|request|give both to resume",
                "SUBSCRIBE^id:1^destination:/room/a^epoch:e^offset:x^^@|request|number of the last message",
                "UNSUBSCRIBE^id:none^^@|protocol|no subscription with the id",
                "ACK^id:1-1^^@|protocol|waits for being acknowledged",
                "ACK^^@|protocol|no header id",
                "BEGIN^^@|protocol|no header transaction",
                "COMMIT^transaction:none^^@|protocol|BEGIN it first",
                "SEND^destination:/room/a^transaction:none^^hi@|protocol|BEGIN it first"
            })
    void onceConnected(String frame, String message, String explanation) {
        assertRefused(StompPeer.connect(fixture.port()), frame, message, explanation);
    }

    @Test
    void aSecondSubscriptionWithTheSameId() {
        StompPeer peer = StompPeer.connect(fixture.port());
        peer.subscribe("1", DESTINATION, "");

        assertRefused(peer, "SUBSCRIBE^id:1^destination:/room/b^^@", "protocol", "each needs an id of its own");
        until(() -> fixture.members() == 1);
    }

    @Test
    void giantHeaders() {
        String giant = "x".repeat(FRAMES.headerBytes());
        assertRefused(
                StompPeer.connect(fixture.port()), "SEND^giant:" + giant + "^^@", "too-large", "longer than 256 bytes");
        assertRefused(
                StompPeer.connect(fixture.port()),
                "SEND^" + "a:b^".repeat(17) + "^@",
                "too-large",
                "more than 16 headers");
    }

    @Test
    void giantBodies() {
        String giant = "x".repeat(FRAMES.bodyBytes() + 1);
        assertRefused(
                StompPeer.connect(fixture.port()), "SEND^^" + giant + "@", "too-large", "longer than 16384 bytes");
    }

    @Test
    void giantFramesOfTheWebSocket() {
        String answer = RawUpgrade.sendGiantFrame(fixture.port(), 1 << 20);

        assertThat(answer).contains("ERROR\nmessage:too-large\n").contains("the WebSocket failed");
        until(() -> fixture.refused(Refusal.TOO_LARGE) == 1);
    }

    @Test
    void tooManySubscriptions() {
        StompPeer peer = StompPeer.connect(fixture.port());
        for (int i = 0; i < StompFixture.MAX_SUBSCRIPTIONS; i++) {
            peer.subscribe("s" + i, "/room/r" + i, "");
        }
        assertRefused(peer, "SUBSCRIBE^id:more^destination:/room/a^^@", "max-subscriptions", "UNSUBSCRIBE some");
    }

    @Test
    void tooManyTransactionsOrTooMuchInThem() {
        assertRefused(
                StompPeer.connect(fixture.port()),
                "BEGIN^transaction:1^^@BEGIN^transaction:2^^@BEGIN^transaction:3^^@",
                "max-transactions",
                "2 open transactions");
        assertRefused(
                StompPeer.connect(fixture.port()),
                "BEGIN^transaction:1^^@" + "SEND^destination:/room/a^transaction:1^^hi@".repeat(4),
                "max-transactions",
                "3 frames");
    }

    @Test
    void nothingIsReadBehindAFault() {
        StompPeer peer = StompPeer.connect(fixture.port());
        peer.send("ABORT\ntransaction:none\n\n\0SEND\ndestination:" + DESTINATION + "\n\nnot heard\0");

        peer.awaitError();
        assertThat(peer.frames()).hasSize(2);
    }

    @Test
    void whoNeverConnectsOrNeverEndsTheFrame() {
        try (StompFixture hasty = new StompFixture(
                        StompFixture.settings(
                                StompFixture.session(Duration.ofSeconds(3), HeartBeat.NONE), 100, Credentials.NONE),
                        SlowConsumerPolicy.DISCONNECT);
                StompPeer connected = StompPeer.connect(hasty.port());
                StompPeer silent = StompPeer.open(hasty.port());
                StompPeer slow = StompPeer.open(hasty.port())) {
            slow.sendPart("CONN");
            connected.sendPart("SEND\ndestination:");

            assertThat(silent.awaitError().body()).contains("no CONNECT came within 3000 ms");
            assertThat(slow.awaitError().header("message")).isEqualTo("connect-timeout");
            assertThat(hasty.refused(Refusal.CONNECT_DEADLINE)).isEqualTo(2);
            assertThat(connected.awaitError().body()).contains("a frame was begun and not ended within 3000 ms");
        }
    }

    private void assertRefused(StompPeer peer, String frame, String message, String explanation) {
        peer.send(frame.replace('^', '\n').replace('@', '\0').replace("room/\0", "room/@"));

        StompFrame error = peer.awaitError();
        assertThat(error.header("message")).isEqualTo(message);
        assertThat(error.body()).contains(explanation);
        assertThat(peer.frames("ERROR")).hasSize(1);
        until(() -> fixture.door().stats().open() == 1);
        peer.close();
    }
}
