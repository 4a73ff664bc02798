package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.GrpcFixture.OUTBOX_MESSAGES;
import static dev.hubbub.testing.GrpcFixture.ROOM;
import static dev.hubbub.testing.GrpcFixture.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.http2.ConnectionLimits;
import dev.hubbub.testing.CountingStream;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.Http2Frame;
import dev.hubbub.testing.RawPeer;
import dev.hubbub.testing.RawStream;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A slow consumer that was cut off has a while to read its status; then its stream is reset, and nothing else. */
class UnreadStatusTest {

    private static final int PLENTY = 1 << 24;
    private static final int TOO_SMALL = 50;
    private static final int LENGTH = 100;
    private static final int RESOURCE_EXHAUSTED = 8;
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void whoNeverReadsAgainIsResetAndTheOthersOfItsConnectionGoOn() {
        try (GrpcFixture fixture = fixture(SHORT);
                RawPeer peer = RawPeer.connect(fixture.port(), TOO_SMALL)) {
            List<RawStream> streams = peer.subscribeAll(ROOM, 10);
            RawStream stalled = streams.get(3);
            List<RawStream> others =
                    streams.stream().filter(stream -> stream != stalled).toList();
            others.forEach(stream -> peer.grant(stream, PLENTY));
            peer.grant(PLENTY);
            peer.sync();

            fixture.say(OUTBOX_MESSAGES + 2, LENGTH);

            until(stalled::isReset);
            assertThat(stalled.resetCode()).isEqualTo(Http2Frame.ENHANCE_YOUR_CALM);
            assertThat(stalled.grpcStatus()).isEqualTo(-1);
            assertThat(stalled.dataBytes()).isEqualTo(TOO_SMALL);
            fixture.say("still here");
            others.forEach(stream -> until(() -> stream.texts().size() == OUTBOX_MESSAGES + 3));
            assertThat(others).noneMatch(RawStream::isEnded);
            assertThat(peer.goAway()).isEqualTo(-1);
            assertThat(fixture.connections().open()).isEqualTo(1);
            assertThat(fixture.connections().streamsReset()).isEqualTo(1);
            peer.checkWindows();
        }
    }

    @Test
    void connectionFullOfThemTakesNewStreamsAgain() {
        try (GrpcFixture fixture = fixture(SHORT);
                RawPeer peer = RawPeer.connect(fixture.port(), TOO_SMALL)) {
            List<RawStream> stalled = peer.subscribeAll(ROOM, STREAMS);

            fixture.say(OUTBOX_MESSAGES + 2, LENGTH);

            until(() -> stalled.stream().allMatch(RawStream::isReset));
            assertThat(fixture.hub().stats().outboxBytes()).isZero();
            peer.resize(PLENTY);
            List<RawStream> fresh = peer.subscribeAll(ROOM, STREAMS);
            fixture.say("hello");
            fresh.forEach(stream -> until(() -> stream.texts().equals(List.of("hello"))));
            assertThat(fixture.connections().streamsReset()).isEqualTo(STREAMS);
            peer.checkWindows();
        }
    }

    @Test
    void whoReadsWithinTheGraceGetsTheStatusWithTheLastOffset() {
        try (GrpcFixture fixture = fixture(LONG);
                RawPeer peer = RawPeer.connect(fixture.port(), TOO_SMALL)) {
            RawStream slow = peer.subscribeAll(ROOM, 1).get(0);
            fixture.say(OUTBOX_MESSAGES + 2, LENGTH);
            until(() -> fixture.members() == 0);
            peer.sync();
            assertThat(slow.isEnded()).isFalse();

            peer.grant(slow, PLENTY);

            until(slow::isEnded);
            assertThat(slow.isReset()).isFalse();
            assertThat(slow.grpcStatus()).isEqualTo(RESOURCE_EXHAUSTED);
            assertThat(slow.lastOffset()).isEqualTo(slow.texts().size()).isPositive();
            assertThat(fixture.connections().streamsReset()).isZero();
            peer.checkWindows();
        }
    }

    @Test
    void grpcClientThatReadsTooLateLearnsThatItWasTheOneToBeExhausted() {
        try (GrpcFixture fixture = fixture(SHORT)) {
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", fixture.port())
                    .usePlaintext()
                    .flowControlWindow(65_535)
                    .build();
            try {
                CountingStream late = CountingStream.open(channel, ROOM, "late");
                until(late::isOpen);
                until(() -> {
                    fixture.say(100, 1_000);
                    return fixture.connections().streamsReset() == 1;
                });

                late.readAll();

                until(late::isEnded);
                assertThat(late.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                assertThat(late.received()).isPositive();
                assertThat(late.outOfOrder()).isZero();
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private static GrpcFixture fixture(Duration closeGrace) {
        ConnectionLimits limits =
                new ConnectionLimits(1_000, 0, LONG, LONG, 10_000, 1_000, 1_000, LONG, 1 << 24, closeGrace);
        return new GrpcFixture(limits, LONG);
    }
}
