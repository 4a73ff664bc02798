package dev.hubbub.stompconformance;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.stomp.HeartBeat;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompPeer;
import dev.hubbub.ws.Credentials;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STOMP 1.2, "Heart-beating"; the exact times are held by {@code ServerSessionTest}, on a clock moved by hand. */
class HeartBeatingTest {

    private static final Duration OFTEN = Duration.ofMillis(100);

    private final StompFixture fixture = new StompFixture(
            StompFixture.settings(
                    StompFixture.session(Duration.ofMinutes(5), new HeartBeat(OFTEN, OFTEN)), 100, Credentials.NONE),
            SlowConsumerPolicy.DISCONNECT);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @Sentence("heart-beat.numbers")
    void theServerTellsWhatItCanAndWants() {
        try (StompPeer peer = connect("0,0")) {
            assertThat(peer.frames().get(0).header("heart-beat")).isEqualTo("100,100");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a,b", "-1,1", "1,2,3"})
    @Sentence("heart-beat.numbers")
    void anythingElseIsAFault(String header) {
        try (StompPeer peer = connect(header)) {
            assertThat(peer.awaitError().body()).contains("two numbers of milliseconds");
        }
    }

    @Test
    @Sentence({"heart-beat.sent", "heart-beat.eol"})
    void ifThereIsNothingToSendAnEndOfLineIsSent() {
        try (StompPeer peer = connect("0,100")) {
            until(() -> peer.heartBeats() >= 3);
            assertThat(peer.isClosed()).isFalse();
        }
    }

    @Test
    @Sentence("heart-beat.missing")
    void aMissingHeaderMeansNone() {
        try (StompPeer witness = connect("0,100");
                StompPeer none = StompPeer.connect(fixture.port())) {
            until(() -> witness.heartBeats() >= 5);
            assertThat(none.heartBeats()).isZero();
            assertThat(none.isClosed()).isFalse();
        }
    }

    @Test
    @Sentence("heart-beat.dead")
    void whoIsSilentForTooLongIsClosed() {
        try (StompPeer peer = connect("100,0")) {
            assertThat(peer.awaitError().header("message")).isEqualTo("heart-beat");
            assertThat(fixture.refused(Refusal.SILENCE)).isEqualTo(1);
        }
    }

    private StompPeer connect(String heartBeat) {
        return StompPeer.connect(fixture.port(), "1.2", "heart-beat:" + heartBeat + "\n");
    }
}
