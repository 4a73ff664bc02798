package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hubbub.scenario.Executor.ArrivalRate;
import dev.hubbub.scenario.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalTimesTest {

    private static final double SECOND = 1e9;

    @Test
    void constantRateIsEven() {
        ArrivalTimes times = times(10, stage(2, 10));

        assertThat(times.count()).isEqualTo(20);
        assertThat(times.nanos(0)).isEqualTo((long) (0.05 * SECOND));
        assertThat(times.nanos(19)).isEqualTo((long) (1.95 * SECOND));
    }

    @Test
    void rampingUpGetsDenser() {
        ArrivalTimes times = times(0, stage(10, 10));

        assertThat(times.count()).isEqualTo(50);
        // t^2 / 2 = i + 1/2
        assertThat(times.nanos(7) / SECOND).isCloseTo(Math.sqrt(15), within(1e-6));
    }

    @Test
    void nothingArrivesWhileTheRateIsZero() {
        ArrivalTimes times = times(0, stage(5, 0), stage(1, 0), stage(2, 100));

        assertThat(times.count()).isEqualTo(100);
        assertThat(times.nanos(0) / SECOND).isBetween(6.0, 6.2);
    }

    /** The contract of every schedule. */
    @ParameterizedTest
    @MethodSource("schedules")
    void risesWithinItsTimeAndFollowsTheRate(ArrivalRate rate) {
        ArrivalTimes times = new ArrivalTimes(rate);
        long end = rate.duration().toNanos();

        List<Long> nanos =
                LongStream.range(0, times.count()).map(times::nanos).boxed().toList();

        assertThat(nanos).isSorted().isNotEmpty().allMatch(at -> at >= 0 && at <= end);
        for (double part : List.of(0.1, 0.33, 0.5, 0.9, 1.0)) {
            long until = (long) (end * part);
            assertThat((double) nanos.stream().filter(at -> at <= until).count())
                    .isCloseTo(integral(rate, part), within(1.0));
        }
    }

    static List<ArrivalRate> schedules() {
        return List.of(
                rate(10, stage(2, 10)),
                rate(0, stage(10, 100)),
                rate(100, stage(10, 0)),
                rate(0, stage(3, 50), stage(5, 50), stage(2, 0), stage(1, 200)),
                rate(1000, stage(1, 1000), stage(1, 3)),
                rate(0.5, stage(60, 2)));
    }

    /** By many small steps. */
    private static double integral(ArrivalRate rate, double part) {
        int steps = 100_000;
        double seconds = rate.duration().toNanos() / SECOND * part;
        Stages stages = new Stages(rate, rate.startRate());
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += stages.targetAt((long) ((i + 0.5) / steps * seconds * SECOND)) * seconds / steps;
        }
        return sum;
    }

    private static ArrivalTimes times(double startRate, Stage... stages) {
        return new ArrivalTimes(rate(startRate, stages));
    }

    private static ArrivalRate rate(double startRate, Stage... stages) {
        return new ArrivalRate(startRate, List.of(stages), 1, 1);
    }

    private static Stage stage(long seconds, double target) {
        return new Stage(Duration.ofSeconds(seconds), target, "main", false);
    }
}
