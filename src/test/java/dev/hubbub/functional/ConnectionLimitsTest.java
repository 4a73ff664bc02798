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
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a connection may take of the server, and how long. */
class ConnectionLimitsTest {

    private static final int PLENTY = 1 << 24;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int RESOURCE_EXHAUSTED = 8;

    @Test
    void connectionThatSaysNothingIsClosedAfterTheDeadline() {
        try (GrpcFixture fixture = new GrpcFixture(limits(10, Duration.ofSeconds(2)), LONG);
                RawPeer healthy = RawPeer.connect(fixture.port(), PLENTY);
                RawPeer silent = RawPeer.silent(fixture.port());
                RawPeer prefaceOnly = RawPeer.silent(fixture.port())) {
            prefaceOnly.sendPreface();
            RawStream stream = healthy.subscribeAll(ROOM, 1).get(0);

            until(() -> silent.isClosed() && prefaceOnly.isClosed());

            assertThat(fixture.connections().refused(Refusal.HANDSHAKE)).isEqualTo(2);
            fixture.say("still here");
            until(() -> stream.texts().size() == 1);
            assertThat(fixture.connections().open()).isEqualTo(1);
        }
    }

    @Test
    void connectionBeyondTheLimitIsClosedAtOnceAndCounted() {
        try (GrpcFixture fixture = new GrpcFixture(limits(2, LONG), LONG);
                RawPeer first = RawPeer.connect(fixture.port(), PLENTY)) {
            RawStream stream = first.subscribeAll(ROOM, 1).get(0);
            try (RawPeer second = RawPeer.connect(fixture.port(), PLENTY)) {
                second.sync();
                try (RawPeer third = RawPeer.silent(fixture.port())) {
                    until(third::isClosed);
                }
                assertThat(fixture.connections().refused(Refusal.CONNECTIONS)).isEqualTo(1);
            }

            until(() -> fixture.connections().open() == 1);
            try (RawPeer another = RawPeer.connect(fixture.port(), PLENTY)) {
                another.subscribeAll(ROOM, 1);
                fixture.say("hello");
                until(() -> stream.texts().size() == 1);
            }
        }
    }

    @Test
    void anAddressHasSoManyConnectionsAndAnotherWhenOneIsGone() {
        ConnectionLimits limits = new ConnectionLimits(10, 1, LONG, LONG, 1_000, 100, 100, LONG, 1 << 20, LONG);
        try (GrpcFixture fixture = new GrpcFixture(limits, LONG)) {
            try (RawPeer first = RawPeer.connect(fixture.port(), PLENTY)) {
                first.subscribeAll(ROOM, 1);
                try (RawPeer second = RawPeer.silent(fixture.port())) {
                    until(second::isClosed);
                }
                assertThat(fixture.connections().refused(Refusal.ADDRESS)).isEqualTo(1);
                assertThat(first.isClosed()).isFalse();
            }

            until(() -> fixture.connections().open() == 0);
            try (RawPeer another = RawPeer.connect(fixture.port(), PLENTY)) {
                another.subscribeAll(ROOM, 1);
            }
        }
    }

    @Test
    void connectionWithoutAStreamIsClosedWhenIdle() {
        try (GrpcFixture fixture = new GrpcFixture(limits(10, LONG), SHORT);
                RawPeer idle = RawPeer.connect(fixture.port(), PLENTY)) {
            until(idle::isClosed);

            assertThat(idle.goAway()).isZero();
            until(() -> fixture.connections().open() == 0);
        }
    }

    @Test
    void streamsBeyondTheLimitAreRefusedAndTheOthersAreServed() {
        try (GrpcFixture fixture = new GrpcFixture();
                RawPeer peer = RawPeer.connect(fixture.port(), PLENTY)) {
            List<RawStream> served = peer.subscribeAll(ROOM, GrpcFixture.STREAMS);

            byte[] request = RawHeaders.request("/chat.Broadcast/CreateStream");
            List<RawStream> refused = IntStream.range(0, 10)
                    .mapToObj(i -> peer.open(request, Http2Frame.END_HEADERS))
                    .toList();

            until(() -> refused.stream().allMatch(RawStream::isReset));
            fixture.say("hello");
            until(() -> served.stream().allMatch(stream -> stream.texts().size() == 1));
            peer.checkWindows();
        }
    }

    @Test
    void headersThatAreTooLargeEndTheirStreamOnly() {
        try (GrpcFixture fixture = new GrpcFixture();
                RawPeer peer = RawPeer.connect(fixture.port(), PLENTY)) {
            RawStream healthy = peer.subscribeAll(ROOM, 1).get(0);

            RawStream refused = peer.open(
                    RawHeaders.request("/chat.Broadcast/CreateStream", Map.of("x", "y".repeat(9_000))),
                    Http2Frame.END_HEADERS);

            until(refused::isEnded);
            fixture.say("still here");
            until(() -> healthy.texts().size() == 1);
        }
    }

    @Test
    void requestThatIsTooLargeEndsItsStreamOnly() {
        try (GrpcFixture fixture = new GrpcFixture();
                RawPeer peer = RawPeer.connect(fixture.port(), PLENTY)) {
            RawStream healthy = peer.subscribeAll(ROOM, 1).get(0);

            RawStream refused = peer.subscribe(ROOM, "x".repeat(10_001));

            until(refused::isEnded);
            assertThat(refused.grpcStatus()).isEqualTo(RESOURCE_EXHAUSTED);
            fixture.say("still here");
            until(() -> healthy.texts().size() == 1);
        }
    }

    private static ConnectionLimits limits(int connections, Duration handshake) {
        return new ConnectionLimits(connections, 0, handshake, LONG, 1_000, 100, 100, LONG, 1 << 20, LONG);
    }
}
