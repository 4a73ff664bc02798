package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.SlowConsumerPolicy.DISCONNECT;
import static dev.hubbub.hub.SlowConsumerPolicy.DROP_OLDEST;
import static dev.hubbub.hub.SlowConsumerPolicy.LATEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.HubFixture.Bounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlowConsumerTest {

    private final RecordingSubscriber slow = new RecordingSubscriber();
    private HubFixture fixture = new HubFixture();
    private Subscription subscription = fixture.join(ANN, slow);

    /** Whatever happened: what waits is weighed exactly, so that nothing weighs 0. */
    @AfterEach
    void nothingWeighsAnythingAtTheEnd() {
        subscription.cancel();
        fixture.loop.run();
        assertThat(fixture.stats.outboxBytes()).isZero();
        assertThat(fixture.stats.subscribers()).isZero();
    }

    @Test
    void disconnectClosesWithTheLastOffsetThatWasDelivered() {
        givenStalledAfterTheFirst(new Bounds().outbox(DISCONNECT, 3));
        say("b", "c", "d");
        assertThat(slow.log()).containsExactly("welcome after 0", "1 a");
        say("e");
        assertThat(slow.log()).containsExactly("welcome after 0", "1 a", "closed SLOW_CONSUMER after 1");
        assertThat(fixture.stats.slowDisconnects()).isEqualTo(1);
        assertThat(fixture.stats.dropped(DISCONNECT)).isEqualTo(4);
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void oneThatWasDisconnectedHearsNoMoreAndIsNoMemberAnyMore() {
        givenStalledAfterTheFirst(new Bounds().outbox(DISCONNECT, 1));
        say("b", "c", "d");
        slow.ready();
        subscription.drain();
        say("e");
        assertThat(slow.log()).endsWith("closed SLOW_CONSUMER after 1");
        assertThat(fixture.hub.members(HubFixture.ROOM).count()).isZero();
    }

    @Test
    void oneDisconnectedBeforeItsFirstMessageIsToldTheWelcomesOffset() {
        given(new Bounds().outbox(DISCONNECT, 1));
        say("a", "b");
        subscription.cancel();
        subscription = fixture.join(ANN, slow.notReady());
        say("c", "d");
        assertThat(slow.log()).endsWith("closed SLOW_CONSUMER after 2");
    }

    @Test
    void dropOldestMakesRoomForOneAtATime() {
        givenStalledAfterTheFirst(new Bounds().outbox(DROP_OLDEST, 2));
        say("b", "c", "d", "e");
        drain();
        assertThat(slow.log()).containsExactly("welcome after 0", "1 a", "gap 2-3", "4 d", "5 e");
        assertThat(fixture.stats.dropped(DROP_OLDEST)).isEqualTo(2);
        assertThat(fixture.stats.slowDisconnects()).isZero();
    }

    @Test
    void latestMakesRoomForTheNewestAlone() {
        givenStalledAfterTheFirst(new Bounds().outbox(LATEST, 3));
        say("b", "c", "d", "e");
        drain();
        assertThat(slow.log()).containsExactly("welcome after 0", "1 a", "gap 2-4", "5 e");
        assertThat(fixture.stats.dropped(LATEST)).isEqualTo(3);
    }

    @Test
    void aSecondStallHasAGapOfItsOwn() {
        givenStalledAfterTheFirst(new Bounds().outbox(DROP_OLDEST, 1));
        say("b", "c");
        drain();
        slow.notReady();
        say("d", "e", "f");
        drain();
        assertThat(slow.log()).endsWith("gap 2-2", "3 c", "gap 4-5", "6 f");
        assertThat(fixture.stats.delivered()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_OLDEST", "LATEST"})
    void theWelcomeIsNeverDroppedAndTheGapFollowsIt(SlowConsumerPolicy policy) {
        slow.notReady();
        given(new Bounds().outbox(policy, 1));
        say("a", "b", "c");
        drain();
        assertThat(slow.log()).containsExactly("welcome after 0", "gap 1-2", "3 c");
    }

    @ParameterizedTest
    @EnumSource
    void theFarewellOfAFullOutboxDropsNothing(SlowConsumerPolicy policy) {
        givenStalledAfterTheFirst(new Bounds().outbox(policy, 2));
        say("b", "c");
        subscription.leave();
        fixture.loop.run();
        drain();
        assertThat(slow.log()).containsExactly("welcome after 0", "1 a", "2 b", "3 c", "farewell");
        assertThat(fixture.stats.dropped(policy)).isZero();
    }

    @Test
    void bytesAreBoundedToo() {
        int message = Sequenced.OVERHEAD_BYTES + 100;
        givenStalledAfterTheFirst(new Bounds().outboxBytes(DROP_OLDEST, 2 * message));
        say("b".repeat(100), "c".repeat(100));
        assertThat(fixture.stats.outboxBytes()).isEqualTo(2L * message);
        assertThat(fixture.stats.dropped(DROP_OLDEST)).isZero();
        say("d");
        assertThat(fixture.stats.outboxBytes()).isEqualTo((long) message + Sequenced.OVERHEAD_BYTES + 1);
        assertThat(fixture.stats.dropped(DROP_OLDEST)).isEqualTo(1);
    }

    @Test
    void aLargeMessageMakesAsMuchRoomAsItNeeds() {
        givenStalledAfterTheFirst(new Bounds().outboxBytes(DROP_OLDEST, 350));
        say("b", "c", "d", "e".repeat(200));
        drain();
        assertThat(slow.log()).contains("gap 2-3", "4 d").endsWith("5 " + "e".repeat(200));
    }

    @Test
    void tooManyBytesDisconnect() {
        givenStalledAfterTheFirst(new Bounds().outboxBytes(DISCONNECT, 200));
        say("b", "c".repeat(100));
        assertThat(slow.log()).endsWith("closed SLOW_CONSUMER after 1");
    }

    @ParameterizedTest
    @EnumSource
    void oneMessageBeyondTheBytesIsTakenWhenNothingWaits(SlowConsumerPolicy policy) {
        givenStalledAfterTheFirst(new Bounds().outboxBytes(policy, 100));
        say("b".repeat(500));
        assertThat(fixture.stats.outboxBytes()).isEqualTo(Sequenced.OVERHEAD_BYTES + 500);
        drain();
        assertThat(slow.log()).endsWith("2 " + "b".repeat(500));
        assertThat(fixture.stats.dropped(policy)).isZero();
    }

    @Test
    void aReadySubscriberNeedsNoOutbox() {
        given(new Bounds().outbox(DISCONNECT, 1));
        say("a", "b", "c");
        assertThat(slow.offsets()).containsExactly(1L, 2L, 3L);
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void whatWaitsGoesBeforeWhatIsNew() {
        givenStalledAfterTheFirst(new Bounds());
        say("b");
        slow.ready();
        say("c");
        assertThat(slow.received()).isEqualTo(1);
        subscription.drain();
        assertThat(slow.offsets()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void nobodyElseWaitsForASlowOne() {
        givenStalledAfterTheFirst(new Bounds().outbox(DISCONNECT, 1));
        RecordingSubscriber quick = new RecordingSubscriber();
        Subscription other = fixture.join(BOB, quick);
        say("b", "c", "d");
        assertThat(quick.offsets()).containsExactly(2L, 3L, 4L);
        other.cancel();
    }

    private void given(Bounds bounds) {
        subscription.cancel();
        fixture = new HubFixture(bounds);
        subscription = fixture.join(ANN, slow);
        fixture.loop.run();
    }

    private void givenStalledAfterTheFirst(Bounds bounds) {
        given(bounds);
        say("a");
        slow.notReady();
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
