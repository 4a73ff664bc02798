package dev.hubbub.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {

    private static final Percentage THREE_DIGITS = Percentage.withPercentage(0.1);

    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void withoutLatenciesEverythingIsZero() {
        assertThat(recorder.snapshot()).isEqualTo(new LatencySnapshot(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void percentilesAreExactToThreeDigits() {
        IntStream.rangeClosed(1, 1_000).forEach(ms -> recorder.record(TimeUnit.MILLISECONDS.toNanos(ms)));
        LatencySnapshot summed = recorder.snapshot();
        assertThat(summed.count()).isEqualTo(1_000);
        assertThat(summed.min()).isCloseTo(1, THREE_DIGITS);
        assertThat(summed.mean()).isCloseTo(500.5, THREE_DIGITS);
        assertThat(summed.p50()).isCloseTo(500, THREE_DIGITS);
        assertThat(summed.p90()).isCloseTo(900, THREE_DIGITS);
        assertThat(summed.p95()).isCloseTo(950, THREE_DIGITS);
        assertThat(summed.p99()).isCloseTo(990, THREE_DIGITS);
        assertThat(summed.p999()).isCloseTo(999, THREE_DIGITS);
        assertThat(summed.max()).isCloseTo(1_000, THREE_DIGITS);
        assertThat(summed.overflows()).isZero();
    }

    @Test
    void oneSlowOfAHundredShowsInTheTailOnly() {
        IntStream.range(0, 99).forEach(i -> recorder.record(TimeUnit.MILLISECONDS.toNanos(1)));
        recorder.record(TimeUnit.SECONDS.toNanos(2));
        LatencySnapshot summed = recorder.snapshot();
        assertThat(summed.p99()).isCloseTo(1, THREE_DIGITS);
        assertThat(summed.p999()).isCloseTo(2_000, THREE_DIGITS);
        assertThat(summed.max()).isCloseTo(2_000, THREE_DIGITS);
    }

    @Test
    void microsecondsAreToldApart() {
        recorder.record(TimeUnit.MICROSECONDS.toNanos(250));
        assertThat(recorder.snapshot().max()).isCloseTo(0.25, within(0.001));
    }

    @Test
    void whatIsLongerThanAMinuteCountsAsAMinuteAndAsOverflow() {
        recorder.record(LatencyRecorder.MAX_NANOS);
        recorder.record(LatencyRecorder.MAX_NANOS + 1);
        recorder.record(Long.MAX_VALUE);
        LatencySnapshot summed = recorder.snapshot();
        assertThat(summed.count()).isEqualTo(3);
        assertThat(summed.overflows()).isEqualTo(2);
        assertThat(summed.min()).isCloseTo(60_000, THREE_DIGITS);
        assertThat(summed.max()).isCloseTo(60_000, THREE_DIGITS);
    }

    @Test
    void aNegativeLatencyCountsAsZero() {
        recorder.record(-5);
        assertThat(recorder.snapshot().count()).isEqualTo(1);
        assertThat(recorder.snapshot().min()).isZero();
    }

    @Test
    void aSnapshotStaysAsItWas() {
        recorder.record(1_000_000);
        LatencySnapshot before = recorder.snapshot();
        recorder.record(2_000_000);
        assertThat(before.count()).isEqualTo(1);
        assertThat(recorder.snapshot().count()).isEqualTo(2);
    }

    @Test
    void noneIsMissedWhenManyThreadsRecord() {
        IntStream.range(0, 20_000).parallel().forEach(i -> recorder.record(i * 1_000L));
        assertThat(recorder.snapshot().count()).isEqualTo(20_000);
    }
}
