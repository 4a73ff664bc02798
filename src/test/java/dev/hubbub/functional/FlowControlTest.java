package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.GrpcFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.Http2Frame;
import dev.hubbub.testing.RawPeer;
import dev.hubbub.testing.RawStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server never sends more than the windows allow (RFC 9113, 5.2), and all of it once they do. */
class FlowControlTest {

    private static final int PLENTY = 1 << 24;

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
    @ValueSource(ints = {0, 1, 5, 6, 40, 100})
    void messageIsCutToASmallWindowAndArrivesWhole(int window) {
        RawStream stream = subscribed(window);

        List<String> said = fixture.say(3, 50);
        peer.sync();
        until(() -> stream.dataBytes() == window);

        while (stream.texts().size() < 3) {
            long before = stream.dataBytes();
            peer.grant(stream, 7);
            until(() -> stream.dataBytes() == before + 7 || stream.texts().size() == 3);
        }
        assertThat(stream.texts()).isEqualTo(said);
    }

    @Test
    void everyByteOfTheWindowIsUsed() {
        RawStream stream = subscribed(0);
        List<String> said = fixture.say(1, 50);
        peer.sync();
        assertThat(stream.dataBytes()).isZero();

        peer.grant(stream, 1);
        until(() -> stream.dataBytes() == 1);
        peer.grant(stream, 199);

        until(() -> stream.texts().equals(said));
        int messageBytes = Math.toIntExact(stream.dataBytes());
        peer.grant(stream, 3 * messageBytes - Math.toIntExact(stream.window()));
        fixture.say(3, 50);
        until(() -> stream.texts().size() == 4);
        assertThat(stream.window()).isZero();
    }

    @Test
    void windowShrunkBelowZeroHoldsTheStreamUntilItHasGrownBack() {
        RawStream stream = subscribed(1_000);
        fixture.say(1, 600);
        until(() -> stream.texts().size() == 1);

        peer.resize(100);
        peer.sync();
        long arrived = stream.dataBytes();
        assertThat(stream.window()).isNegative();
        fixture.say(1, 600);
        peer.grant(stream, Math.toIntExact(-stream.window()));
        peer.sync();
        assertThat(stream.dataBytes()).isEqualTo(arrived);

        peer.grant(stream, 10);
        until(() -> stream.dataBytes() == arrived + 10);
        peer.resize(50_000);
        until(() -> stream.texts().size() == 2);
    }

    @Test
    void windowShrunkWhileAMessageIsCutLetsTheRestThroughLater() {
        RawStream stream = subscribed(300);
        List<String> said = fixture.say(2, 1_000);
        until(() -> stream.dataBytes() == 300);

        peer.resize(10);
        peer.sync();
        assertThat(stream.window()).isEqualTo(-290);
        peer.resize(20_000);

        until(() -> stream.texts().equals(said));
    }

    @Test
    void connectionWindowThatIsUsedUpHoldsAllStreamsUntilItIsRefilled() {
        List<RawStream> streams = subscribed(10, PLENTY);
        List<String> said = fixture.say(40, 3_000);

        until(() -> peer.window() == 0);
        peer.sync();
        assertThat(peer.dataBytes()).isEqualTo(RawPeer.CONNECTION_WINDOW);
        for (int refill : new int[] {1, 3_000, 16_384, 16_385, 65_535, 100_000}) {
            peer.grant(refill);
            until(() -> peer.window() == 0);
        }
        peer.grant(PLENTY);

        streams.forEach(stream -> until(() -> stream.texts().size() == 40));
        assertThat(streams).allSatisfy(stream -> assertThat(stream.texts()).isEqualTo(said));
    }

    @ParameterizedTest
    @ValueSource(ints = {16_384 - 60, 16_384, 20_000, 70_000, 300_000})
    void messagesLargerThanAFrameArriveWholeAmongSmallOnes(int bytes) {
        List<RawStream> streams = subscribed(3, PLENTY);
        peer.grant(PLENTY);

        String large = "x".repeat(bytes);
        for (String text : List.of("small", large, "after", large, "last")) {
            fixture.say(text);
        }

        streams.forEach(stream -> until(() -> stream.texts().size() == 5));
        assertThat(streams).allSatisfy(stream -> assertThat(stream.texts())
                .containsExactly("small", large, "after", large, "last"));
    }

    @Test
    void trailersComeBehindEverythingThatWasSent() {
        List<RawStream> streams = subscribed(20, PLENTY);
        peer.grant(PLENTY);
        List<String> said = fixture.say(100, 500);

        fixture.hub().close();

        streams.forEach(stream -> until(stream::isEnded));
        assertThat(streams).allSatisfy(stream -> {
            assertThat(said).startsWith(stream.texts().toArray(String[]::new));
            assertThat(stream.grpcStatus()).isEqualTo(14);
        });
    }

    @Test
    void trailersWaitForTheRestOfAMessageThatWasCut() {
        RawStream stream = subscribed(30);
        fixture.say(1, 200);
        until(() -> stream.dataBytes() == 30);

        fixture.hub().close();
        peer.sync();
        assertThat(stream.isEnded()).isFalse();
        peer.grant(stream, 1_000);

        until(stream::isEnded);
        assertThat(stream.texts()).hasSize(1);
    }

    @Test
    void streamResetInTheMiddleGetsNoMoreAndItsSubscriptionIsGone() {
        List<RawStream> streams = subscribed(3, 10_000);
        RawStream leaving = streams.get(0);
        fixture.say(2, 9_000);
        until(() -> streams.stream().allMatch(stream -> stream.dataBytes() == 10_000));

        peer.send(Http2Frame.reset(leaving.id()));
        until(() -> fixture.members() == 2);
        peer.sync();
        List<RawStream> staying = streams.subList(1, 3);
        staying.forEach(stream -> peer.grant(stream, PLENTY));
        peer.grant(PLENTY);
        fixture.say(100, 1_000);

        staying.forEach(stream -> until(() -> stream.texts().size() == 102));
        assertThat(leaving.dataBytes()).isEqualTo(10_000);
        assertThat(fixture.hub().stats().outboxBytes()).isZero();
    }

    @Test
    void goAwayOfTheClientLeavesItsStreamsAlone() {
        List<RawStream> streams = subscribed(2, PLENTY);

        peer.send(Http2Frame.goAway());
        peer.sync();
        List<String> said = fixture.say(5, 100);

        streams.forEach(stream -> until(() -> stream.texts().equals(said)));
    }

    private RawStream subscribed(int window) {
        return subscribed(1, window).get(0);
    }

    private List<RawStream> subscribed(int count, int window) {
        peer.resize(window);
        return peer.subscribeAll(ROOM, count);
    }
}
