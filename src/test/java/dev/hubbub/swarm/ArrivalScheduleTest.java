package dev.hubbub.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.swarm.ArrivalSchedule.Arrival;
import dev.hubbub.swarm.ArrivalSchedule.AtOnce;
import dev.hubbub.swarm.ArrivalSchedule.Rate;
import dev.hubbub.swarm.ArrivalSchedule.Spread;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalScheduleTest {

    private static final Duration TIME = Duration.ofSeconds(2);

    static Stream<ArrivalSchedule> all() {
        return Stream.of(new AtOnce(), new Rate(7), new Spread(TIME, 42));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySenderSendsAsOftenAsItIsTold(ArrivalSchedule schedule) {
        assertThat(Arrays.stream(schedule.arrivals(5, 3))
                        .map(Arrival::sender)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .hasSize(5)
                .containsKeys(0, 1, 2, 3, 4)
                .allSatisfy((sender, count) -> assertThat(count).isEqualTo(3));
    }

    @ParameterizedTest
    @MethodSource("all")
    void timesRise(ArrivalSchedule schedule) {
        assertThat(schedule.arrivals(40, 25)).isSortedAccordingTo(Comparator.comparingLong(Arrival::atNanos));
    }

    @ParameterizedTest
    @MethodSource("all")
    void thePlanIsTheSameEachTime(ArrivalSchedule schedule) {
        assertThat(schedule.arrivals(10, 10)).isEqualTo(schedule.arrivals(10, 10));
    }

    @Test
    void atOnceMeansNow() {
        assertThat(new AtOnce().isTimed()).isFalse();
        assertThat(new AtOnce().arrivals(2, 2))
                .containsExactly(new Arrival(0, 0), new Arrival(0, 1), new Arrival(0, 0), new Arrival(0, 1));
    }

    @Test
    void aRateSendsMessageIAtIByRateSecondsTurnByTurn() {
        assertThat(new Rate(4).isTimed()).isTrue();
        assertThat(new Rate(4).arrivals(2, 2))
                .containsExactly(
                        new Arrival(0, 0),
                        new Arrival(250_000_000, 1),
                        new Arrival(500_000_000, 0),
                        new Arrival(750_000_000, 1));
    }

    @Test
    void aRateDoesNotDrift() {
        Arrival[] arrivals = new Rate(3).arrivals(1, 300_001);
        assertThat(arrivals[300_000].atNanos())
                .isEqualTo(Duration.ofSeconds(100_000).toNanos());
    }

    @Test
    void aSpreadStaysWithinItsTimeAndUsesAllOfIt() {
        Arrival[] arrivals = new Spread(TIME, 1).arrivals(100, 10);
        assertThat(arrivals).allMatch(arrival -> arrival.atNanos() >= 0 && arrival.atNanos() < TIME.toNanos());
        for (int tenth = 0; tenth < 10; tenth++) {
            assertThat(countInTenth(arrivals, tenth)).as("tenth %d", tenth).isBetween(60L, 140L);
        }
    }

    @Test
    void anotherSeedIsAnotherPlan() {
        assertThat(new Spread(TIME, 1).arrivals(10, 10)).isNotEqualTo(new Spread(TIME, 2).arrivals(10, 10));
    }

    @Test
    void aSpreadMixesTheSenders() {
        int[] inTurn = Arrays.stream(new AtOnce().arrivals(10, 10))
                .mapToInt(Arrival::sender)
                .toArray();
        int[] spread = Arrays.stream(new Spread(TIME, 1).arrivals(10, 10))
                .mapToInt(Arrival::sender)
                .toArray();
        assertThat(spread).isNotEqualTo(inTurn);
    }

    private static long countInTenth(Arrival[] arrivals, int tenth) {
        long width = TIME.toNanos() / 10;
        return Arrays.stream(arrivals)
                .filter(arrival -> arrival.atNanos() / width == tenth)
                .count();
    }
}
