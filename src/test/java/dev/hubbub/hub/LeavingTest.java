package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeavingTest {

    private final HubFixture fixture = new HubFixture();
    private final RecordingSubscriber ann = new RecordingSubscriber();
    private final RecordingSubscriber bob = new RecordingSubscriber().withPresence();
    private final Subscription stay = fixture.join(ANN, ann);

    @Test
    void inGoodOrderWhatWaitsStillComesAndThenAFarewell() {
        fixture.loop.run();
        ann.notReady();
        fixture.say("a");
        stay.leave();
        fixture.say("b");
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0");
        ann.ready();
        stay.drain();
        assertThat(ann.log()).containsExactly("welcome after 0", "1 a", "farewell");
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void aCancelForgetsWhatWaitsAndSaysNothing() {
        fixture.loop.run();
        ann.notReady();
        fixture.say("a");
        fixture.loop.run();
        stay.cancel();
        fixture.loop.run();
        ann.ready();
        stay.drain();
        assertThat(ann.log()).containsExactly("welcome after 0");
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void aStreamThatBreaksAfterLeavingForgetsWhatWaitsToo() {
        fixture.loop.run();
        ann.notReady();
        fixture.say("a");
        stay.leave();
        fixture.loop.run();
        assertThat(fixture.stats.outboxBytes()).isPositive();
        stay.cancel();
        fixture.loop.run();
        assertThat(fixture.stats.outboxBytes()).isZero();
        ann.ready();
        stay.drain();
        assertThat(ann.log()).containsExactly("welcome after 0");
    }

    @Test
    void leavingAgainChangesNothing() {
        fixture.join(BOB, bob);
        stay.leave();
        stay.leave();
        stay.cancel();
        stay.leave();
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0", "farewell");
        assertThat(bob.log()).containsExactly("welcome after 0", "went ann");
        assertThat(fixture.stats.subscribers("test")).isEqualTo(1);
    }

    @Test
    void cancellingAgainChangesNothing() {
        fixture.join(BOB, bob);
        stay.cancel();
        stay.cancel();
        stay.leave();
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0");
        assertThat(bob.log()).containsExactly("welcome after 0", "went ann");
        assertThat(fixture.stats.subscribers("test")).isEqualTo(1);
    }

    @Test
    void whoLeftIsNoMemberAtOnceEvenBeforeTheEventLoopRuns() {
        fixture.join(BOB, bob);
        stay.leave();
        assertThat(fixture.hub.members(ROOM).listed()).containsExactly(BOB);
    }

    @Test
    void whoLeftCanComeBack() {
        stay.leave();
        fixture.say("missed");
        RecordingSubscriber again = new RecordingSubscriber();
        fixture.join(ANN, again);
        fixture.say("heard");
        fixture.loop.run();
        assertThat(again.log()).containsExactly("welcome after 1", "2 heard");
    }

    @Test
    void anEventLoopThatNobodyListensOnIsLeftInPeace() {
        stay.leave();
        fixture.loop.run();
        fixture.say("unheard");
        assertThat(fixture.loop.waiting()).isZero();
    }
}
