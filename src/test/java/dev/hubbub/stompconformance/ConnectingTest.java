package dev.hubbub.stompconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** STOMP 1.2, "Connecting": the first frames, and which version is spoken. */
class ConnectingTest extends ConformanceTest {

    @Test
    @Section(value = "CONNECT or STOMP Frame", must = "STOMP is handled as CONNECT is")
    void aStompFrameConnectsAsWell() {
        try (StompPeer other = StompPeer.open(fixture.port())) {
            other.send("STOMP\naccept-version:1.2\nhost:x\n\n\0");
            assertThat(other.await(1).get(0).command()).isEqualTo("CONNECTED");
        }
    }

    @Test
    @Section(value = "CONNECTED Frame", must = "it has a header version")
    void connectedTellsTheVersion() {
        assertThat(peer().frames().get(0).header("version")).isEqualTo("1.2");
    }

    @Test
    @Section(value = "CONNECTED Frame", must = "a header server holds the server's name")
    void theServersNameComesFirst() {
        assertThat(peer().frames().get(0).header("server")).matches("hubbub/[^ ]+");
    }

    @Test
    @Section(value = "CONNECTED Frame", must = "a header session is another for each session")
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
    @Section(value = "Protocol Negotiation", must = "the newest version that both speak is spoken")
    void theNewestCommonVersionIsSpoken(String offered, String spoken) {
        try (StompPeer other = connect(offered)) {
            assertThat(other.frames().get(0).header("version")).isEqualTo(spoken);
        }
    }

    @Test
    @Section(value = "Protocol Negotiation", must = "without accept-version, 1.0 is spoken")
    void withoutAcceptVersionTheOldestIsSpoken() {
        try (StompPeer other = StompPeer.open(fixture.port())) {
            other.send("CONNECT\n\n\0");
            assertThat(other.await(1).get(0).header("version")).isEqualTo("1.0");
        }
    }

    @Test
    @Section(value = "Protocol Negotiation", must = "where no version is common, an ERROR names those there are")
    void withoutACommonVersionThereIsAnError() {
        try (StompPeer other = StompPeer.open(fixture.port())) {
            other.send("CONNECT\naccept-version:2.0\nhost:x\n\n\0");
            StompFrame error = other.awaitError();
            assertThat(error.header("version")).isEqualTo("1.0,1.1,1.2");
            assertThat(error.header("content-type")).isEqualTo("text/plain");
        }
    }

    @Test
    @Section(value = "Once Connected", must = "the frames of clients are served, others are answered with ERROR")
    void otherFramesAreAnsweredWithAnError() {
        peer().send("JUMP\n\n\0");
        assertThat(peer().awaitError().body()).contains("\"JUMP\" is no command");
    }
}
