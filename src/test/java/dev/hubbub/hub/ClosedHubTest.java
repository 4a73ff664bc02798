package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.BOB;
import static dev.hubbub.hub.HubFixture.ROOM;
import static dev.hubbub.hub.HubFixture.directRoom;
import static dev.hubbub.hub.HubFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.message.Room;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosedHubTest {

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final RecordingSubscriber ann = new RecordingSubscriber();
    private final RecordingSubscriber bob = new RecordingSubscriber();

    @Test
    void everySubscriptionEndsAfterWhatWasSaid() {
        fixture.join(ANN, ann);
        hub.subscribe(new Room("other"), BOB, fixture.loop, bob);
        fixture.say("a");
        hub.close();
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0", "1 a", "closed SERVER_SHUTDOWN after 1");
        assertThat(bob.log()).containsExactly("welcome after 0", "closed SERVER_SHUTDOWN after 0");
        assertThat(fixture.stats.subscribers()).isZero();
    }

    @Test
    void whatWaitedForASlowOneIsForgotten() {
        fixture.join(ANN, ann);
        fixture.loop.run();
        ann.notReady();
        fixture.say("a");
        hub.close();
        fixture.loop.run();
        assertThat(ann.log()).endsWith("closed SERVER_SHUTDOWN after 0");
        assertThat(fixture.stats.outboxBytes()).isZero();
    }

    @Test
    void nothingIsTakenAfterwards() {
        Room direct = directRoom("ann");
        fixture.join(ANN, ann);
        hub.subscribe(direct, ANN, fixture.loop, ann);
        hub.close();
        assertUnavailable(() -> fixture.say("a"));
        assertUnavailable(() -> fixture.join(BOB, bob));
        assertUnavailable(() -> hub.publish(draft(direct, "psst")));
        assertUnavailable(() -> hub.publish(draft(new Room("new"), "a")));
        assertUnavailable(() -> hub.messages(ROOM).toUni().await().indefinitely());
        assertThat(fixture.stats.published()).isZero();
    }

    @Test
    void closingAgainSaysNothingNew() {
        fixture.join(ANN, ann);
        hub.close();
        hub.close();
        fixture.loop.run();
        assertThat(ann.log()).containsExactly("welcome after 0", "closed SERVER_SHUTDOWN after 0");
    }

    @Test
    void leavingAClosedHubChangesNothing() {
        Subscription stay = fixture.join(ANN, ann);
        hub.close();
        fixture.loop.run();
        stay.leave();
        stay.cancel();
        fixture.loop.run();
        assertThat(ann.log()).endsWith("closed SERVER_SHUTDOWN after 0");
    }

    @Test
    void aRoomOpenedWhileTheHubClosesTakesNobody() {
        ClosingClock clock = new ClosingClock();
        Hub closing = new Hub(new Bounds().settings(), fixture.stats, clock);
        clock.toClose = closing;
        assertUnavailable(() -> closing.subscribe(ROOM, ANN, fixture.loop, ann));
        fixture.loop.run();
        assertThat(ann.log()).isEmpty();
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatExceptionOfType(HubbubException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }

    /** Closes a hub just when it asks for the time, as it does while it opens a room. */
    private static final class ClosingClock extends Clock {

        private @Nullable Hub toClose;

        @Override
        public Instant instant() {
            if (toClose != null) {
                toClose.close();
            }
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
