package dev.hubbub.hub;

import static dev.hubbub.hub.SlowConsumerPolicy.DISCONNECT;
import static dev.hubbub.hub.SlowConsumerPolicy.DROP_OLDEST;
import static dev.hubbub.hub.SlowConsumerPolicy.LATEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.HubFixture.Bounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One who comes back after five messages, has the first, and reads nothing for now. */
class SlowResumeTest {

    private static final int LETTER_BYTES = Sequenced.OVERHEAD_BYTES + 1;

    private final RecordingSubscriber slow = new RecordingSubscriber().notReady();
    private HubFixture fixture = new HubFixture();
    private Subscription subscription = fixture.join(HubFixture.BOB, new RecordingSubscriber());

    /** Whatever happened: what waits is weighed exactly, so that nothing weighs 0. */
    @AfterEach
    void nothingWeighsAnythingAtTheEnd() {
        subscription.cancel();
        fixture.loop.run();
        assertThat(fixture.stats.outboxBytes()).isZero();
        assertThat(fixture.stats.subscribers()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aReplayLongerThanTheOutboxDropsNothingAndClosesNobody(SlowConsumerPolicy policy) {
        given(new Bounds().outbox(policy, 2));
        say("f", "g");
        drain();
        assertThat(slow.log()).containsExactly("recovered after 1", "2 b", "3 c", "4 d", "5 e", "6 f", "7 g");
        assertThat(fixture.stats.dropped(policy)).isZero();
    }

    @Test
    void aReplayHeavierThanTheOutboxDropsNothing() {
        given(new Bounds().outboxBytes(DISCONNECT, 2 * LETTER_BYTES));
        say("f", "g");
        drain();
        assertThat(slow.offsets()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void anOutboxThatOverflowsBehindTheReplayDisconnectsAndTellsWhereToResume() {
        given(new Bounds().outbox(DISCONNECT, 2));
        say("f", "g", "h");
        assertThat(slow.log()).containsExactly("recovered after 1", "closed SLOW_CONSUMER after 1");
        assertThat(fixture.stats.dropped(DISCONNECT)).isEqualTo(7);
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void oneDisconnectedInTheMiddleIsToldTheLastOffsetOfTheReplay() {
        given(new Bounds().outbox(DISCONNECT, 1));
        slow.stallingAt("3 c").ready();
        subscription.drain();
        say("f", "g");
        assertThat(slow.log()).containsExactly("recovered after 1", "2 b", "3 c", "closed SLOW_CONSUMER after 3");
    }

    @Test
    void dropOldestKeepsTheReplayAndTellsTheGapBehindIt() {
        given(new Bounds().outbox(DROP_OLDEST, 2));
        say("f", "g", "h", "i");
        drain();
        assertThat(slow.log())
                .containsExactly("recovered after 1", "2 b", "3 c", "4 d", "5 e", "gap 6-7", "8 h", "9 i");
        assertThat(fixture.stats.dropped(DROP_OLDEST)).isEqualTo(2);
    }

    @Test
    void latestKeepsTheReplayAndTellsTheGapBehindIt() {
        given(new Bounds().outbox(LATEST, 2));
        say("f", "g", "h");
        drain();
        assertThat(slow.log()).containsExactly("recovered after 1", "2 b", "3 c", "4 d", "5 e", "gap 6-7", "8 h");
    }

    @Test
    void aGapGrowsWhileTheReplayIsSent() {
        given(new Bounds().outbox(DROP_OLDEST, 1));
        say("f", "g");
        slow.stallingAt("3 c").ready();
        subscription.drain();
        say("h");
        drain();
        assertThat(slow.log()).containsExactly("recovered after 1", "2 b", "3 c", "4 d", "5 e", "gap 6-7", "8 h");
    }

    @Test
    void theReplayIsWeighedUntilItIsSent() {
        given(new Bounds());
        assertThat(fixture.stats.outboxBytes()).isEqualTo(4L * LETTER_BYTES);
        say("f");
        assertThat(fixture.stats.outboxBytes()).isEqualTo(5L * LETTER_BYTES);
        drain();
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void whatTheRoomForgetsMeanwhileStillComes() {
        given(new Bounds().history(4));
        say("f", "g", "h", "i", "j");
        drain();
        assertThat(slow.offsets()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void whoLeavesInGoodOrderGetsTheReplayAndThenAFarewell() {
        given(new Bounds().outbox(DISCONNECT, 1));
        subscription.leave();
        fixture.loop.run();
        drain();
        assertThat(slow.log()).containsExactly("recovered after 1", "2 b", "3 c", "4 d", "5 e", "farewell");
    }

    @Test
    void aStreamThatBreaksForgetsTheReplay() {
        given(new Bounds());
        subscription.cancel();
        fixture.loop.run();
        drain();
        assertThat(slow.log()).containsExactly("recovered after 1");
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void aHubThatClosesForgetsTheReplay() {
        given(new Bounds());
        fixture.hub.close();
        fixture.loop.run();
        assertThat(slow.log()).containsExactly("recovered after 1", "closed SERVER_SHUTDOWN after 1");
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    private void given(Bounds bounds) {
        fixture = new HubFixture(bounds);
        String epoch = fixture.say("a").epoch();
        say("b", "c", "d", "e");
        subscription = fixture.resume(new Resume(epoch, 1), slow);
        fixture.loop.run();
    }

    private void say(String... texts) {
        for (String text : texts) {
            fixture.say(text);
        }
        fixture.loop.run();
    }

    private void drain() {
        slow.ready();
        subscription.drain();
    }
}
