package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.ROOM;
import static dev.hubbub.hub.HubFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.message.Room;
import dev.hubbub.testing.HandCrankedLoop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneBacklogTest {

    private final HubFixture fixture =
            new HubFixture(new Bounds().laneBacklog(3).presenceLimit(0));
    private final HandCrankedLoop stuck = new HandCrankedLoop();
    private final RecordingSubscriber ann = new RecordingSubscriber();
    private final RecordingSubscriber bob = new RecordingSubscriber();

    @BeforeEach
    void oneOnEachEventLoop() {
        fixture.join(ANN, ann);
        fixture.hub.subscribe(ROOM, BOB, stuck, bob);
        fixture.loop.run();
        stuck.run();
    }

    @Test
    void aMessageIsRefusedForAllWhenOneEventLoopIsTooFarBehind() {
        sayAsManyAsFit();
        fixture.loop.run();
        assertRefused();
        fixture.loop.run();
        stuck.run();
        assertThat(ann.offsets()).containsExactly(1L, 2L, 3L).isEqualTo(bob.offsets());
        assertThat(fixture.stats.refused()).isEqualTo(1);
        assertThat(fixture.stats.published()).isEqualTo(3);
    }

    @Test
    void aRefusedMessageLeavesNoHoleInTheOrder() {
        sayAsManyAsFit();
        assertRefused();
        stuck.runOne();
        fixture.loop.run();
        assertThat(fixture.say("d").offset()).isEqualTo(4);
    }

    @Test
    void otherRoomsAreNotRefused() {
        sayAsManyAsFit();
        assertThat(fixture.hub.publish(draft(new Room("other"), "a")).offset()).isEqualTo(1);
    }

    @Test
    void anEventLoopNobodyListensOnAnyMoreHoldsNobodyUp() {
        RecordingSubscriber eve = new RecordingSubscriber();
        HandCrankedLoop third = new HandCrankedLoop();
        Subscription last = fixture.hub.subscribe(ROOM, HubFixture.EVE, third, eve);
        fixture.say("a");
        fixture.say("b");
        last.cancel();
        fixture.loop.run();
        stuck.run();
        assertThat(fixture.say("c").offset()).isEqualTo(3);
        third.run();
        assertThat(eve.log()).containsExactly("welcome after 0", "1 a", "2 b");
    }

    private void sayAsManyAsFit() {
        fixture.say("a");
        fixture.say("b");
        fixture.say("c");
    }

    private void assertRefused() {
        assertThatExceptionOfType(HubbubException.class)
                .isThrownBy(() -> fixture.say("refused"))
                .withMessageContaining("the message was not taken")
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.RESOURCE_EXHAUSTED));
    }
}
