package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailingSubscriberTest {

    private final HubFixture fixture = new HubFixture();
    private final RecordingSubscriber ann = new RecordingSubscriber();
    private final RecordingSubscriber bob = new RecordingSubscriber();

    @Test
    void oneThatThrowsLosesItsSubscriptionAndNobodyElseNotices() {
        fixture.join(ANN, ann.failingOn("2 b"));
        fixture.join(BOB, bob);
        sayThree();
        assertThat(ann.log()).containsExactly("welcome after 0", "1 a", "closed SUBSCRIBER_FAILED after 1");
        assertThat(bob.log()).containsExactly("welcome after 0", "1 a", "2 b", "3 c");
        assertThat(fixture.stats.subscribers()).isEqualTo(1);
    }

    @Test
    void oneThatThrowsAtItsWelcomeIsGoneBeforeTheFirstMessage() {
        fixture.join(ANN, ann.failingOn("welcome after 0"));
        fixture.join(BOB, bob);
        sayThree();
        assertThat(ann.log()).containsExactly("closed SUBSCRIBER_FAILED after 0");
        assertThat(bob.received()).isEqualTo(3);
    }

    @Test
    void oneThatThrowsWhenItIsClosedIsClosedAllTheSame() {
        fixture.join(ANN, ann.failingOn("close"));
        fixture.join(BOB, bob);
        fixture.loop.run();
        fixture.hub.close();
        fixture.loop.run();
        assertThat(bob.log()).endsWith("closed SERVER_SHUTDOWN after 0");
        assertThat(fixture.stats.subscribers()).isZero();
    }

    @Test
    void oneThatThrowsWhenAskedForPresenceDoesNotStopItsEventLoop() {
        fixture.join(ANN, ann.failingOn("wantsPresence"));
        fixture.join(BOB, bob.withPresence());
        fixture.join(EVE, new RecordingSubscriber());
        sayThree();
        assertThat(ann.log()).containsExactly("welcome after 0", "closed SUBSCRIBER_FAILED after 0");
        assertThat(bob.log()).contains("came eve", "1 a", "3 c");
    }

    @Test
    void oneThatThrowsWhileItCatchesUpIsClosed() {
        Subscription catchingUp = fixture.join(ANN, ann.failingOn("2 b"));
        fixture.loop.run();
        ann.notReady();
        sayThree();
        ann.ready();
        catchingUp.drain();
        assertThat(ann.log()).endsWith("1 a", "closed SUBSCRIBER_FAILED after 1");
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    private void sayThree() {
        fixture.say("a");
        fixture.say("b");
        fixture.say("c");
        fixture.loop.run();
    }
}
