package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.GrpcFixture.OUTBOX_MESSAGES;
import static dev.hubbub.testing.GrpcFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.RawPeer;
import dev.hubbub.testing.RawStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of one connection do not wait for each other. */
class StarvedStreamTest {

    private static final int PLENTY = 1 << 24;
    private static final int LENGTH = 8_000;

    private GrpcFixture fixture;
    private RawPeer peer;

    @BeforeEach
    void start() {
        fixture = new GrpcFixture();
        peer = RawPeer.connect(fixture.port(), 0);
    }

    @AfterEach
    void stop() {
        peer.checkWindows();
        peer.close();
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50})
    void oneStarvedStreamDoesNotHoldTheOthersOfItsConnection(int window) {
        List<RawStream> streams = subscribed(100, window);
        RawStream starved = streams.get(17);
        List<RawStream> others = without(streams, starved);
        others.forEach(stream -> peer.grant(stream, PLENTY));
        peer.grant(PLENTY);

        List<String> said = fixture.say(200, 100);

        others.forEach(stream -> until(() -> stream.texts().size() == 200));
        assertThat(others).allSatisfy(stream -> assertThat(stream.texts()).isEqualTo(said));
        assertThat(starved.dataBytes()).isEqualTo(window);
        peer.grant(starved, PLENTY);
        until(() -> starved.texts().equals(said));
    }

    @Test
    void manyStarvedStreamsDoNotUseUpTheConnectionsWindowWithWhatTheyWait() {
        List<RawStream> streams = subscribed(12, 1);
        List<RawStream> starved = streams.subList(0, 10);
        List<RawStream> others = streams.subList(10, 12);
        others.forEach(stream -> peer.grant(stream, PLENTY));

        List<String> said = fixture.say(3, 9_000); // ten of them, waiting, are more than the connection's window

        others.forEach(stream -> until(() -> stream.texts().size() == 3));
        assertThat(starved).allSatisfy(stream -> assertThat(stream.dataBytes()).isEqualTo(1));
        peer.grant(PLENTY);
        starved.forEach(stream -> peer.grant(stream, PLENTY));
        starved.forEach(stream -> until(() -> stream.texts().equals(said)));
    }

    @Test
    void connectionsWindowHoldsWhenABufferThatEmptiesLetsQueuedFramesThroughInTheMiddleOfATurn() {
        List<RawStream> streams = subscribed(30, 0);
        RawStream cut = streams.get(7);
        without(streams, cut).forEach(stream -> peer.grant(stream, PLENTY));
        int bytes = messageBytes(cut, streams.get(0));

        for (int messages = 8; messages <= 24; messages++) {
            peer.grant(cut, bytes - 1); // so its message is queued, while the others' are gathered
            peer.grant(messages * bytes);
            fixture.say(1, LENGTH);
            until(() -> peer.window() < bytes);
            peer.sync();
            peer.grant(30 * bytes - messages * bytes);
            peer.grant(cut, 1);
            until(() -> peer.window() == 0);
        }

        streams.forEach(stream -> until(() -> stream.texts().size() == 20));
    }

    /** Three messages to all, so that the buffers are warm and the windows used up; returns how long one is. */
    private int messageBytes(RawStream held, RawStream other) {
        fixture.say(3, LENGTH);
        until(() -> !other.messages().isEmpty());
        int bytes = 5 + other.messages().get(0).getSerializedSize();
        int all = 3 * bytes * peer.all().size();
        peer.grant(held, 3 * bytes);
        peer.grant(all - RawPeer.CONNECTION_WINDOW);
        until(() -> peer.dataBytes() == all);
        return bytes;
    }

    @Test
    void streamWhoseOutboxOverflowsIsClosedAndTheOthersDoNotNotice() {
        List<RawStream> streams = subscribed(10, 0);
        RawStream slow = streams.get(3);
        List<RawStream> others = without(streams, slow);
        others.forEach(stream -> peer.grant(stream, PLENTY));
        peer.grant(PLENTY);
        peer.sync();

        List<String> said = fixture.say(OUTBOX_MESSAGES + 1, 100);

        until(slow::isEnded);
        assertThat(slow.grpcStatus()).isEqualTo(8);
        assertThat(slow.dataBytes()).isZero();
        others.forEach(stream -> until(() -> stream.texts().size() == said.size()));
        assertThat(others).allSatisfy(stream -> assertThat(stream.texts()).isEqualTo(said));
        assertThat(fixture.members()).isEqualTo(9);
    }

    @Test
    void peerThatOpensItsWindowsButDoesNotReadIsClosedAsSlow() {
        List<RawStream> streams = subscribed(5, Integer.MAX_VALUE);
        peer.grant(1 << 30);
        peer.sync();
        peer.stopReading();
        try (RawPeer witness = RawPeer.connect(fixture.port(), PLENTY)) {
            witness.grant(PLENTY);
            RawStream healthy = witness.subscribe(ROOM, "witness");
            until(healthy::isSubscribed);

            until(() -> {
                fixture.say(100, 10_000);
                return fixture.members() == 1;
            });

            assertThat(fixture.hub().stats().slowDisconnects()).isEqualTo(5);
            assertThat(healthy.isEnded()).isFalse();
        }
        peer.readAgain();
        streams.forEach(stream -> until(stream::isEnded));
        assertThat(streams).allSatisfy(stream -> assertThat(stream.grpcStatus()).isEqualTo(8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void windowsThatOpenAtRandomLetEverythingThroughInOrder(long seed) {
        Random random = new Random(seed);
        List<RawStream> streams = subscribed(20, random.nextInt(500));
        List<String> said = Stream.generate(() -> "x".repeat(8 + random.nextInt(2_000)))
                .limit(100)
                .toList();
        said.forEach(fixture::say);

        until(() -> {
            for (int i = 0; i < 10; i++) {
                peer.grant(streams.get(random.nextInt(20)), 1 + random.nextInt(20_000));
                peer.grant(1 + random.nextInt(50_000));
            }
            if (random.nextInt(4) == 0) {
                peer.resize(random.nextInt(3_000));
            }
            return streams.stream().allMatch(stream -> stream.texts().size() == 100);
        });

        assertThat(streams).allSatisfy(stream -> assertThat(stream.texts()).isEqualTo(said));
    }

    private List<RawStream> subscribed(int count, int window) {
        peer.resize(window);
        return peer.subscribeAll(ROOM, count);
    }

    private static List<RawStream> without(List<RawStream> streams, RawStream one) {
        return streams.stream().filter(stream -> stream != one).toList();
    }
}
