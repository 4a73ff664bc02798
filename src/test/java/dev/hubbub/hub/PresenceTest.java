package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.EVE;
import static dev.hubbub.hub.HubFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.testing.HandCrankedLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresenceTest {

    private final RecordingSubscriber ann = new RecordingSubscriber().withPresence();
    private final RecordingSubscriber bob = new RecordingSubscriber().withPresence();

    @Test
    void comingAndGoingIsToldToTheOthersInTheRoomsOrder() {
        HubFixture fixture = new HubFixture();
        fixture.join(ANN, ann);
        fixture.say("a");
        Subscription stay = fixture.join(BOB, bob);
        fixture.say("b");
        stay.leave();
        fixture.say("c");
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0", "1 a", "came bob", "2 b", "went bob", "3 c");
        assertThat(bob.log()).containsExactly("welcome after 1", "2 b", "farewell");
    }

    @Test
    void aBrokenStreamIsToldAsGoing() {
        HubFixture fixture = new HubFixture();
        fixture.join(ANN, ann);
        fixture.join(BOB, bob).cancel();
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0", "came bob", "went bob");
    }

    @Test
    void theNewsCrossesEventLoops() {
        HubFixture fixture = new HubFixture();
        HandCrankedLoop second = new HandCrankedLoop();
        fixture.join(ANN, ann);
        fixture.hub.subscribe(ROOM, BOB, second, bob).leave();
        fixture.loop.run();
        second.run();
        assertThat(ann.log()).containsExactly("welcome after 0", "came bob", "went bob");
    }

    @Test
    void onlyThoseThatWantItAreTold() {
        HubFixture fixture = new HubFixture();
        RecordingSubscriber indifferent = new RecordingSubscriber();
        fixture.join(ANN, indifferent);
        fixture.join(BOB, bob);
        fixture.loop.run();
        assertThat(indifferent.log()).containsExactly("welcome after 0");
    }

    @Test
    void aRoomBeyondTheLimitAnnouncesNobody() {
        HubFixture fixture = new HubFixture(new Bounds().presenceLimit(2));
        fixture.join(ANN, ann);
        fixture.join(BOB, bob);
        Subscription third = fixture.join(EVE, new RecordingSubscriber());
        third.leave();
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0", "came bob", "went eve");
        assertThat(bob.log()).containsExactly("welcome after 0", "went eve");
    }

    @Test
    void newsIsLeftOutForOneThatIsHalfBehind() {
        HubFixture fixture = new HubFixture(new Bounds().outbox(SlowConsumerPolicy.DISCONNECT, 4));
        Subscription slow = fixture.join(ANN, ann);
        fixture.loop.run();
        ann.notReady();
        fixture.say("a");
        fixture.join(BOB, bob);
        fixture.join(EVE, new RecordingSubscriber());
        fixture.loop.run();
        assertThat(fixture.stats.presenceSkipped()).isEqualTo(1);
        ann.ready();
        slow.drain();
        assertThat(ann.log()).containsExactly("welcome after 0", "1 a", "came bob");
    }

    /** Only messages are missed: news that made room is neither a drop nor part of the gap. */
    @ParameterizedTest
    @EnumSource(names = {"DROP_OLDEST", "LATEST"})
    void newsMakesRoomForMessagesAndIsNotCounted(SlowConsumerPolicy policy) {
        HubFixture fixture = new HubFixture(new Bounds().outbox(policy, 2));
        Subscription slow = fixture.join(ANN, ann);
        fixture.loop.run();
        ann.notReady();
        fixture.join(BOB, bob);
        fixture.say("a");
        fixture.say("b");
        fixture.loop.run();
        ann.ready();
        slow.drain();
        assertThat(ann.log()).endsWith("2 b").doesNotContain("came bob");
        assertThat(fixture.stats.dropped(policy)).isEqualTo(policy == SlowConsumerPolicy.LATEST ? 1 : 0);
    }

    @Test
    void aDirectRoomAnnouncesNobody() {
        HubFixture fixture = new HubFixture();
        fixture.hub.subscribe(HubFixture.directRoom("ann"), ANN, fixture.loop, ann);
        fixture.join(BOB, bob);
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0");
    }
}
