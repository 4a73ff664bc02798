package dev.hubbub.stompconformance;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** STOMP 1.2, "Connecting": the first frames, and which version is spoken. */
class ConnectingTest extends ConformanceTest {

    @Test
    @Sentence("connect.stomp")
    void aStompFrameConnectsAsWell() {
        try (StompPeer other = StompPeer.open(fixture.port())) {
            other.send("STOMP\naccept-version:1.2\nhost:x\n\n\0");
            assertThat(other.await(1).get(0).command()).isEqualTo("CONNECTED");
        }
    }

    @Test
    @Sentence("connected.version")
    void connectedTellsTheVersion() {
        assertThat(peer().frames().get(0).header("version")).isEqualTo("1.2");
    }

    @Test
    @Sentence("connected.server")
    void theServersNameComesFirst() {
        assertThat(peer().frames().get(0).header("server")).matches("hubbub/[^ ]+");
    }

    @Test
    @Sentence("connected.session")
    void sessionsAreToldApart() {
        try (StompPeer other = connect("1.2")) {
            assertThat(other.frames().get(0).header("session"))
                    .isNotNull()
                    .isNotEqualTo(peer().frames().get(0).header("session"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"1.0,1.1,2.0 1.1", "1.2,1.1,1.0 1.2", "1.0 1.0", "1.1 1.1", "1.2 1.2"})
    @Sentence("negotiation.newest")
    void theNewestCommonVersionIsSpoken(String offered, String spoken) {
        try (StompPeer other = connect(offered)) {
            assertThat(other.frames().get(0).header("version")).isEqualTo(spoken);
        }
    }

    @Test
    @Sentence("negotiation.oldest")
    void withoutAcceptVersionTheOldestIsSpoken() {
        try (StompPeer other = StompPeer.open(fixture.port())) {
            other.send("CONNECT\n\n\0");
            assertThat(other.await(1).get(0).header("version")).isEqualTo("1.0");
        }
    }

    @Test
    @Sentence("negotiation.none")
    void withoutACommonVersionThereIsAnError() {
        try (StompPeer other = StompPeer.open(fixture.port())) {
            other.send("CONNECT\naccept-version:2.0\nhost:x\n\n\0");
            StompFrame error = other.awaitError();
            assertThat(error.header("version")).isEqualTo("1.0,1.1,1.2");
            assertThat(error.header("content-type")).isEqualTo("text/plain");
        }
    }

    @Test
    @Sentence("client.other")
    void otherFramesAreAnsweredWithAnError() {
        peer().send("JUMP\n\n\0");
        assertThat(peer().awaitError().body()).contains("\"JUMP\" is no command");
    }

    @Test
    @Sentence("body.written")
    void connectedHasNoBody() {
        assertThat(peer().frames().get(0).body()).isEmpty();
    }

    @Test
    @Sentence("connecting.rejected")
    void whoIsNotLetInIsToldWhy() {
        try (StompPeer other = StompPeer.open(fixture.port())) {
            other.send("CONNECT\naccept-version:1.2\nhost:x\nlogin:two words\n\n\0");
            assertThat(other.awaitError().body()).contains("must not contain spaces");
        }
    }

    @Test
    @Sentence("lingering.rapid")
    void clientsMayComeAndGoRapidly() {
        for (int i = 0; i < 2 * StompFixture.SESSIONS; i++) {
            try (StompPeer passing = connect("1.2")) {
                passing.send("SUBSCRIBE\nid:1\ndestination:" + DESTINATION + "\n\n\0");
                if (i % 2 == 0) {
                    passing.send("DISCONNECT\nreceipt:d\n\n\0").awaitReceipt("d");
                }
            }
        }
        until(() -> fixture.door().stats().open() == 1);
        assertThat(echoed("", "still here").body()).isEqualTo("still here");
        until(() -> fixture.members() == 1);
    }
}
