package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.StompFixture.DESTINATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.stomp.HeartBeat;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.testing.RawUpgrade;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompPeer;
import dev.hubbub.ws.Credentials;
import dev.hubbub.ws.StompSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and as whom. */
class StompDoorTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(strings = {"v10.stomp", "v11.stomp", "v12.stomp"})
    void subprotocolsAreAgreedUpon(String subprotocol) {
        try (StompFixture fixture = new StompFixture();
                StompPeer peer = StompPeer.open(fixture.port(), b -> b.subprotocols(subprotocol))) {
            assertThat(peer.subprotocol()).isEqualTo(subprotocol);
        }
    }

    @Test
    void pagesFromElsewhereAreRefused() {
        try (StompFixture fixture = new StompFixture()) {
            int status = StompPeer.refusal(fixture.port(), b -> b.header("Origin", "https://evil.example"));

            assertThat(status).isEqualTo(403);
            assertThat(fixture.refused(Refusal.ORIGIN)).isEqualTo(1);
        }
    }

    @Test
    void pagesFromHereOrFromWhereIsAllowedAreLetIn() {
        try (StompFixture fixture = new StompFixture();
                StompPeer here =
                        StompPeer.open(fixture.port(), b -> b.header("Origin", "http://127.0.0.1:" + fixture.port()));
                StompPeer there = StompPeer.open(fixture.port(), b -> b.header("Origin", "https://Chat.example"))) {
            until(() -> fixture.door().stats().open() == 2);
            assertThat(here.isClosed() || there.isClosed()).isFalse();
        }
    }

    @Test
    void sessionsBeyondTheLimitAreRefusedUntilOneEnds() {
        try (StompFixture fixture = with(1, Credentials.NONE)) {
            try (StompPeer first = StompPeer.connect(fixture.port())) {
                assertThat(StompPeer.refusal(fixture.port(), b -> b)).isEqualTo(503);
                assertThat(fixture.refused(Refusal.SESSIONS)).isEqualTo(1);
                assertThat(first.isClosed()).isFalse();
            }
            until(() -> fixture.door().stats().open() == 0);
            try (StompPeer second = StompPeer.connect(fixture.port())) {
                assertThat(second.frames("CONNECTED")).hasSize(1);
            }
        }
    }

    @Test
    void anAddressHasSoManySessionsAndAnotherWhenOneEnds() {
        StompSettings usual = StompFixture.settings();
        StompSettings one = new StompSettings(
                usual.session(),
                usual.frames(),
                usual.sessions(),
                1,
                usual.origins(),
                usual.credentials(),
                usual.unread(),
                usual.closeGrace());
        try (StompFixture fixture = new StompFixture(one, SlowConsumerPolicy.DISCONNECT)) {
            try (StompPeer first = StompPeer.connect(fixture.port())) {
                assertThat(StompPeer.refusal(fixture.port(), b -> b)).isEqualTo(429);
                assertThat(fixture.refused(Refusal.ADDRESS)).isEqualTo(1);
                assertThat(first.isClosed()).isFalse();
            }
            until(() -> fixture.door().stats().open() == 0);
            try (StompPeer second = StompPeer.connect(fixture.port())) {
                assertThat(second.frames("CONNECTED")).hasSize(1);
            }
        }
    }

    @Test
    void aPlainRequestIsToldThatThisIsAWebSocket() throws IOException, InterruptedException {
        try (StompFixture fixture = new StompFixture()) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fixture.port() + "/stomp"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(426);
            assertThat(answer.body()).contains("WebSocket");
        }
    }

    @Test
    void aTokenIsTakenFromTheRequestOrFromConnect() {
        try (StompFixture fixture = with(10, new Credentials("sesame", null));
                StompPeer byRequest = StompPeer.open(fixture.port(), b -> b.header("Authorization", "Bearer sesame"));
                StompPeer byConnect = StompPeer.connect(fixture.port(), "1.2", "Authorization:Bearer sesame\n")) {
            byRequest.send("CONNECT\naccept-version:1.2\n\n\0");
            assertThat(byRequest.await(1).get(0).command()).isEqualTo("CONNECTED");
            assertThat(byConnect.frames("CONNECTED")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization:Bearer wrong\n", "Authorization:sesame\n", "passcode:wrong\nlogin:a\n"})
    void withoutTheRightTokenOrPasscodeNobodyIsLetIn(String headers) {
        try (StompFixture fixture = with(10, new Credentials("sesame", "open"));
                StompPeer peer = StompPeer.connect(fixture.port(), "1.2", headers)) {
            assertThat(peer.awaitError().header("message")).isEqualTo("credentials");
            assertThat(peer.closeCode()).isEqualTo(1008);
            assertThat(fixture.refused(Refusal.CREDENTIALS)).isEqualTo(1);
        }
    }

    @Test
    void aWrongTokenInTheRequestIsRefusedAtOnce() {
        try (StompFixture fixture = with(10, new Credentials("sesame", null))) {
            assertThat(StompPeer.refusal(fixture.port(), b -> b.header("Authorization", "Bearer wrong")))
                    .isEqualTo(401);
        }
    }

    @Test
    void aPasscodeWillDo() {
        try (StompFixture fixture = with(10, new Credentials("sesame", "open"));
                StompPeer peer = StompPeer.connect(fixture.port(), "1.2", "login:ann\npasscode:open\n")) {
            assertThat(peer.frames().get(0).header("user-name")).isEqualTo("ann");
        }
    }

    @Test
    void aLoginIsTheSendersNameAndWithoutOneItIsMadeUp() {
        try (StompFixture fixture = new StompFixture();
                StompPeer ann = StompPeer.connect(fixture.port(), "1.2", "login:ann\n");
                StompPeer anonymous = StompPeer.connect(fixture.port())) {
            ann.subscribe("1", DESTINATION, "");
            ann.send("SEND\ndestination:" + DESTINATION + "\n\nhi\0");
            ann.awaitMessages(1);
            anonymous.send("SEND\ndestination:/topic/room\n\nhello\0");
            ann.awaitMessages(2);

            assertThat(ann.frames("MESSAGE"))
                    .extracting(message -> message.header("sender"))
                    .containsExactly("ann", anonymous.frames().get(0).header("session"));
        }
    }

    @Test
    void whenTheDoorClosesEverySessionIsToldAndNoneIsLetIn() {
        try (StompFixture fixture = new StompFixture();
                StompPeer listening = StompPeer.connect(fixture.port());
                StompPeer idle = StompPeer.open(fixture.port())) {
            listening.subscribe("1", DESTINATION, "");
            until(() -> fixture.door().stats().open() == 2);
            fixture.door().close();

            assertThat(listening.awaitError().header("message")).isEqualTo("shutdown");
            assertThat(idle.awaitError().body()).contains("connect again later");
            assertThat(idle.closeCode()).isEqualTo(1001);
            assertThat(StompPeer.refusal(fixture.port(), b -> b)).isEqualTo(503);
            until(() -> fixture.members() == 0);
        }
    }

    @Test
    void theDoorIsClosedWhenEverybodyHasReadWhy() {
        try (StompFixture fixture = new StompFixture()) {
            List<StompPeer> peers = IntStream.range(0, 20)
                    .mapToObj(i -> StompPeer.connect(fixture.port()))
                    .toList();
            fixture.door().close();

            assertThat(fixture.door().stats().open()).isZero();
            assertThat(peers).allSatisfy(peer -> assertThat(peer.awaitError().header("message"))
                    .isEqualTo("shutdown"));
        }
    }

    @Test
    @Timeout(30)
    void whoDoesNotAnswerIsNotWaitedForLong() {
        try (StompFixture fixture = new StompFixture(
                        StompFixture.impatient(Duration.ofMillis(200)), SlowConsumerPolicy.DISCONNECT);
                RawUpgrade deaf = RawUpgrade.open(fixture.port());
                StompPeer listening = StompPeer.connect(fixture.port())) {
            until(() -> fixture.door().stats().open() == 2);
            fixture.door().close();

            assertThat(listening.awaitError().header("message")).isEqualTo("shutdown");
            assertThat(deaf.rest()).contains("ERROR\nmessage:shutdown\n");
            until(() -> fixture.door().stats().open() == 0);
        }
    }

    @Test
    void aHubThatClosesTellsItsSubscribersFromWhereToGoOn() {
        try (StompFixture fixture = new StompFixture();
                StompPeer peer = StompPeer.connect(fixture.port())) {
            peer.subscribe("1", DESTINATION, "");
            fixture.say("one");
            peer.awaitMessages(1);
            fixture.hub().close();

            assertThat(peer.awaitError().header("last-offset")).isEqualTo("1");
            assertThat(fixture.refused(Refusal.SHUTDOWN)).isEqualTo(1);
        }
    }

    private static StompFixture with(int sessions, Credentials credentials) {
        return new StompFixture(
                StompFixture.settings(StompFixture.session(LONG, HeartBeat.NONE), sessions, credentials),
                SlowConsumerPolicy.DISCONNECT);
    }
}
