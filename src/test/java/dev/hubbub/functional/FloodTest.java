package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.GrpcFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.http2.ConnectionLimits;
import dev.hubbub.http2.Refusal;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.Http2Frame;
import dev.hubbub.testing.RawHeaders;
import dev.hubbub.testing.RawPeer;
import dev.hubbub.testing.RawStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that floods the server is closed, and a chat on another connection loses nothing. */
class FloodTest {

    private static final int PLENTY = 1 << 24;
    private static final int RESETS = 100;
    private static final ConnectionLimits LIMITS = new ConnectionLimits(
            100,
            0,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            500,
            50,
            RESETS,
            Duration.ofSeconds(30),
            200_000,
            Duration.ofMinutes(5));

    private GrpcFixture fixture;
    private RawPeer healthy;
    private RawStream stream;

    @BeforeEach
    void start() {
        fixture = new GrpcFixture(LIMITS, Duration.ofMinutes(5));
        healthy = RawPeer.connect(fixture.port(), PLENTY);
        healthy.grant(PLENTY);
        stream = healthy.subscribeAll(ROOM, 1).get(0);
    }

    @AfterEach
    void stop() {
        healthy.checkWindows();
        healthy.close();
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void floodingConnectionIsClosedAndTheOthersLoseNothing(Flood flood) {
        try (RawPeer attacker = RawPeer.connect(fixture.port(), PLENTY)) {
            List<RawStream> victims = attacker.subscribeAll(ROOM, 3);
            assertThat(victims).hasSize(3);
            List<String> said = fixture.say(300, 100);

            flood.attack.accept(attacker);

            until(() -> fixture.connections().open() == 1);
            said.forEach(fixture::say);
            until(() -> stream.texts().size() == 600);
            assertThat(stream.texts().subList(300, 600)).isEqualTo(said);
            assertThat(fixture.connections().refused(flood.reason)).isEqualTo(1);
            until(() -> fixture.members() == 1);
        }
    }

    @Test
    void resetsAndRequestsWithinTheLimitsAreServed() {
        try (RawPeer peer = RawPeer.connect(fixture.port(), PLENTY)) {
            for (int i = 0; i < RESETS; i++) {
                peer.send(Http2Frame.reset(peer.subscribe(ROOM, "user-" + i).id()));
            }
            peer.sync();

            RawStream last = peer.subscribeAll(ROOM, 1).get(0);
            fixture.say("still here");

            until(() -> last.texts().contains("still here"));
        }
    }

    @Test
    void clientThatPingsWheneverItReceivesSomethingIsNotFlooding() {
        for (int i = 1; i <= 20; i++) {
            int due = i;
            fixture.say("text " + i);
            until(() -> stream.texts().size() == due);
            healthy.send(Http2Frame.ping());
            until(() -> healthy.pingAcks() == due);
        }

        assertThat(healthy.goAway()).isEqualTo(-1);
    }

    private enum Flood {
        RAPID_RESET(Refusal.RESETS, peer -> {
            for (int i = 0; i < 2 * RESETS; i++) {
                peer.send(Http2Frame.reset(peer.subscribe(ROOM, "user").id()));
            }
        }),
        RESETS_THAT_THE_SERVER_IS_MADE_TO_SEND(Refusal.RESETS, peer -> {
            for (int i = 0; i < 2 * RESETS; i++) {
                int stream = peer.subscribe(ROOM, "user").id();
                peer.send(Http2Frame.windowUpdate(stream, Integer.MAX_VALUE));
            }
        }),
        EMPTY_CONTINUATIONS(Refusal.PROTOCOL, peer -> {
            int stream =
                    peer.open(RawHeaders.request("/x"), Http2Frame.NO_FLAGS).id();
            repeat(peer, 20_000, new Http2Frame(Http2Frame.CONTINUATION, Http2Frame.NO_FLAGS, stream, new byte[0]));
        }),
        LONG_CONTINUATIONS(Refusal.PROTOCOL, peer -> {
            int stream =
                    peer.open(RawHeaders.request("/x"), Http2Frame.NO_FLAGS).id();
            repeat(peer, 1_000, new Http2Frame(Http2Frame.CONTINUATION, Http2Frame.NO_FLAGS, stream, new byte[1_000]));
        }),
        SETTINGS(Refusal.SETTINGS, peer -> repeat(peer, 1_000, Http2Frame.emptySettings())),
        SETTINGS_THAT_CHANGE_WINDOWS(Refusal.SETTINGS, peer -> {
            for (int i = 0; i < 1_000; i++) {
                peer.send(Http2Frame.setting(Http2Frame.INITIAL_WINDOW_SIZE, i));
            }
        }),
        PINGS(Refusal.PINGS, peer -> {
            peer.sync(); // what was said has come: from now on nothing does
            repeat(peer, 1_000, Http2Frame.ping());
        }),
        EMPTY_DATA(Refusal.CONTROL_FRAMES, peer -> {
            int stream = peer.open(RawHeaders.request("/chat.Chat/Join"), Http2Frame.END_HEADERS)
                    .id();
            repeat(peer, 5_000, new Http2Frame(Http2Frame.DATA, Http2Frame.NO_FLAGS, stream, new byte[0]));
        }),
        PRIORITIES(
                Refusal.CONTROL_FRAMES,
                peer -> repeat(peer, 5_000, new Http2Frame(Http2Frame.PRIORITY, Http2Frame.NO_FLAGS, 1, new byte[5]))),
        ANSWERS_THAT_ARE_NOT_READ(Refusal.UNREAD, peer -> {
            peer.stopReading();
            byte[] request = RawHeaders.request("/" + "x".repeat(6_000));
            for (int i = 0; i < 3_000 && !peer.isClosed(); i++) {
                peer.open(request, Http2Frame.END_HEADERS | Http2Frame.END_STREAM);
            }
            peer.readAgain();
        }),
        NOT_HTTP2(Refusal.PROTOCOL, peer -> repeat(peer, 10, new Http2Frame(Http2Frame.DATA, 0, 0, new byte[100])));

        private final Refusal reason;

        @SuppressWarnings("ImmutableEnumChecker") // the attacks keep nothing
        private final Consumer<RawPeer> attack;

        Flood(Refusal reason, Consumer<RawPeer> attack) {
            this.reason = reason;
            this.attack = attack;
        }

        private static void repeat(RawPeer peer, int count, Http2Frame frame) {
            for (int i = 0; i < count && !peer.isClosed(); i++) {
                peer.send(frame);
            }
        }
    }
}
