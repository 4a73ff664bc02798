package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.ROOM;
import static dev.hubbub.hub.HubFixture.ROOM_IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The machine's clock is put back, or far ahead. */
class ClockJumpTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEARS = Duration.ofDays(3_650);

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;

    @Test
    void orderIsKeptAndNobodyIsSweptAway() {
        RecordingSubscriber ann = new RecordingSubscriber();
        fixture.join(ANN, ann);
        fixture.say("a");
        fixture.clock.advance(DAY.negated());
        fixture.say("b");
        fixture.clock.advance(YEARS);
        hub.sweep();
        fixture.say("c");
        fixture.loop.run();

        assertThat(ann.log()).containsExactly("welcome after 0", "1 a", "2 b", "3 c");
        assertThat(Objects.requireNonNull(hub.status(ROOM)).members()).isEqualTo(1);
    }

    @Test
    void aRoomThatWasUsedLaterThanNowIsIdleFromNowOn() {
        fixture.say("a");
        fixture.clock.advance(DAY.negated());
        hub.sweep();
        assertThat(hub.status(ROOM)).isNotNull();

        fixture.clock.advance(ROOM_IDLE.plusSeconds(1));
        hub.sweep();

        assertThat(hub.status(ROOM)).isNull();
    }

    @Test
    void aRoomThatComesAgainHasAnEpochOfItsOwnWhateverTheClockSays() {
        String before = fixture.say("a").epoch();
        fixture.clock.advance(YEARS);
        hub.sweep();
        fixture.clock.advance(YEARS.negated());

        assertThat(fixture.say("a").epoch()).isNotEqualTo(before);
    }
}
