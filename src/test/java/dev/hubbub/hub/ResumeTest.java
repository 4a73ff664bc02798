package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.EVE;
import static dev.hubbub.hub.HubFixture.ROOM;
import static dev.hubbub.hub.HubFixture.directRoom;
import static dev.hubbub.hub.HubFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.message.Room;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Coming back: who gets what was missed, and where it goes among the rest. */
class ResumeTest {

    private final RecordingSubscriber bob = new RecordingSubscriber();
    private HubFixture fixture = new HubFixture();

    @Test
    void whatWasMissedComesAfterTheWelcomeAndBeforeWhatIsNew() {
        say("a", "b", "c");
        resumeAfter(1);
        say("d");
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("recovered after 1", "2 b", "3 c", "4 d");
        assertThat(fixture.stats.delivered()).isEqualTo(3);
        assertThat(bob.hasUnflushed()).isFalse();
    }

    @Test
    void whatWasMissedIsSentOnAtOnce() {
        say("a", "b");
        resumeAfter(0);
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("recovered after 0", "1 a", "2 b");
        assertThat(bob.hasUnflushed()).isFalse();
        assertThat(fixture.stats.delivered()).isEqualTo(2);
    }

    @Test
    void aMessageSaidBeforeTheEventLoopRunsComesOnce() {
        RecordingSubscriber ann = new RecordingSubscriber();
        fixture.join(ANN, ann);
        say("a", "b");
        resumeAfter(1);
        say("c");
        RecordingSubscriber eve = new RecordingSubscriber();
        fixture.resume(new Resume(epoch(), 2), eve);
        say("d");
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0", "1 a", "2 b", "3 c", "4 d");
        assertThat(bob.log()).containsExactly("recovered after 1", "2 b", "3 c", "4 d");
        assertThat(eve.log()).containsExactly("recovered after 2", "3 c", "4 d");
    }

    @Test
    void whoMissedNothingIsRecoveredToo() {
        say("a");
        resumeAfter(1);
        say("b");
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("recovered after 1", "2 b");
    }

    @Test
    void whoDoesNotResumeGetsWhatIsNew() {
        say("a");
        fixture.join(BOB, bob);
        say("b");
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("welcome after 1", "2 b");
    }

    @Test
    void whoMissedMoreThanIsKeptGetsWhatIsNewAndIsToldSo() {
        given(new Bounds().history(2));
        say("a", "b", "c");
        resumeAfter(0);
        say("d");
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("welcome after 3", "4 d");
    }

    @Test
    void anOffsetFromTheFutureIsNotRecovered() {
        say("a");
        resumeAfter(2);
        say("b");
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("welcome after 1", "2 b");
    }

    @Test
    void aForgottenRoomIsNotRecovered() {
        say("a", "b");
        Resume before = new Resume(epoch(), 1);
        fixture.clock.advance(HubFixture.ROOM_IDLE.plusMillis(1));
        fixture.hub.sweep();
        fixture.resume(before, bob);
        say("c");
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("welcome after 0", "1 c");
        assertThat(bob.welcome().epoch()).isNotEqualTo(before.epoch());
    }

    @Test
    void aDirectRoomKeepsNothing() {
        Room direct = directRoom("bob");
        Subscription first = fixture.hub.subscribe(direct, BOB, fixture.loop, new RecordingSubscriber());
        String epoch = fixture.hub.publish(draft(direct, "psst")).epoch();
        first.leave();
        fixture.hub.subscribe(new Join(direct, BOB, new Resume(epoch, 0)), fixture.loop, bob);
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("welcome after 1");
    }

    @Test
    void aNegativeOffsetIsRefusedByName() {
        assertThatExceptionOfType(HubbubException.class)
                .isThrownBy(() -> new Resume("epoch", -1))
                .withMessageStartingWith("resume.offset: is -1")
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
    }

    @Test
    void aStreamThatIsNotReadyGetsTheWelcomeAndTheRestWhenItIs() {
        say("a", "b");
        Subscription back = resumeAfter(0, bob.notReady());
        say("c");
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("recovered after 0");
        bob.ready();
        say("d");
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("recovered after 0");
        back.drain();
        assertThat(bob.log()).containsExactly("recovered after 0", "1 a", "2 b", "3 c", "4 d");
    }

    @Test
    void aStreamThatStallsInTheMiddleGoesOnWhereItWas() {
        say("a", "b", "c");
        Subscription back = resumeAfter(0, bob.stallingAt("2 b"));
        say("d");
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("recovered after 0", "1 a", "2 b");
        assertThat(bob.hasUnflushed()).isFalse();
        bob.ready();
        back.drain();
        say("e");
        fixture.loop.run();
        assertThat(bob.offsets()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void whatWasSaidMeanwhileToOthersWaitsBehindWhatWasMissed() {
        say("a", "b");
        resumeAfter(1, bob.withPresence());
        fixture.join(EVE, new RecordingSubscriber());
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("recovered after 1", "2 b", "came eve");
    }

    @Test
    void oneThatThrowsInTheMiddleIsClosed() {
        say("a", "b", "c");
        resumeAfter(0, bob.failingOn("2 b"));
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("recovered after 0", "1 a", "closed SUBSCRIBER_FAILED after 1");
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void oneThatThrowsAtItsWelcomeGetsNothing() {
        say("a");
        resumeAfter(0, bob.failingOn("recovered after 0"));
        fixture.loop.run();
        assertThat(bob.log()).containsExactly("closed SUBSCRIBER_FAILED after 0");
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void manyWhoComeBackTogetherLeaveTheEventLoopTurnsForOtherWork() {
        for (int i = 0; i < 1_000; i++) {
            say("m");
        }
        for (int i = 0; i < 20; i++) {
            resumeAfter(0, new RecordingSubscriber());
        }
        fixture.loop.runOne();
        assertThat(fixture.loop.waiting()).isEqualTo(1);
        assertThat(fixture.stats.delivered()).isBetween(10_000L, 19_000L);
        fixture.loop.run();
        assertThat(fixture.stats.delivered()).isEqualTo(20_000);
    }

    private void given(Bounds bounds) {
        fixture = new HubFixture(bounds);
    }

    private void say(String... texts) {
        for (String text : texts) {
            fixture.say(text);
        }
    }

    private void resumeAfter(long offset) {
        resumeAfter(offset, bob);
    }

    private Subscription resumeAfter(long offset, RecordingSubscriber subscriber) {
        return fixture.resume(new Resume(epoch(), offset), subscriber);
    }

    private String epoch() {
        return Objects.requireNonNull(fixture.hub.status(ROOM)).epoch();
    }
}
