package dev.hubbub.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.Fault;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BroadcastPlanTest {

    private static final Duration HOUR = Duration.ofHours(1);

    static Stream<Duration> tooShortOrTooLong() {
        return Stream.of(Duration.ZERO, Duration.ofMillis(-1), HOUR.plusNanos(1));
    }

    @Test
    void withoutATimeEverythingIsSentAtOnce() {
        assertThat(plan(1, null, null).schedule()).isEqualTo(new ArrivalSchedule.AtOnce());
    }

    @Test
    void aRateOrASpreadChoosesItsSchedule() {
        assertThat(plan(1, null, 2.5).schedule()).isEqualTo(new ArrivalSchedule.Rate(2.5));
        assertThat(plan(1, HOUR, null).schedule()).isEqualTo(new ArrivalSchedule.Spread(HOUR, 7));
    }

    @Test
    void soundPlansHaveNoFault() {
        assertThat(faults(plan(1, null, null))).isEmpty();
        assertThat(faults(plan(1, HOUR, null))).isEmpty();
        assertThat(faults(plan(1, Duration.ofNanos(1), null))).isEmpty();
        assertThat(faults(plan(1, null, 0.1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void theCountIsAtLeastOne(int count) {
        assertThat(faults(plan(count, null, null))).containsExactly(new Fault("count", "must be at least 1"));
    }

    @ParameterizedTest
    @MethodSource("tooShortOrTooLong")
    void aSpreadIsMoreThanNothingAndAtMostAnHour(Duration spread) {
        assertThat(faults(plan(1, spread, null)))
                .containsExactly(new Fault("spread", "must be more than 0 and at most 1h"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.099, -5, Double.NaN})
    void aRateIsNotTooSlow(double rate) {
        assertThat(faults(plan(1, null, rate))).containsExactly(new Fault("rate", "must be at least 0.1 a second"));
    }

    @Test
    void rateAndSpreadExcludeEachOther() {
        assertThat(faults(plan(1, HOUR, 1.0)))
                .containsExactly(new Fault("rate", "and spread exclude each other; give one"));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(faults(plan(0, Duration.ZERO, 0.0)))
                .extracting(Fault::field)
                .containsExactly("count", "spread", "rate", "rate");
    }

    private static BroadcastPlan plan(int count, @Nullable Duration spread, @Nullable Double rate) {
        return new BroadcastPlan("hello", count, null, spread, rate, 7);
    }

    private static List<Fault> faults(BroadcastPlan plan) {
        Faults faults = new Faults();
        plan.check(faults);
        @Nullable HubbubException thrown = catchThrowableOfType(HubbubException.class, faults::throwIfAny);
        return thrown == null ? List.of() : thrown.faults();
    }
}
