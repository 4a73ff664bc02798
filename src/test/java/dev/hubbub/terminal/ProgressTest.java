package dev.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.RunProgress.State;
import dev.hubbub.report.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Delivery SOUND = new Delivery(500, 0, 5_000, 5_000, 0, 0, 0, 0, 0);

    @Test
    void aBlockSaysWhereTheRunIsAndHowItFares() {
        assertThat(Progress.block(run(State.RUNNING, 13.4, SOUND, sample(99.5)), true))
                .containsExactly(
                        "smoke  [==========>-------------]  44 %  steady",
                        "  13 s of 30 s, 17 s left",
                        "  users 120  offered 50/s  achieved 49.8/s  deliveries 4,980/s",
                        "  p50 1.23 ms  p99 99.5 ms  lost 0  dup 0  reordered 0");
    }

    @Test
    void beforeTheFirstSecondThereAreNoFigures() {
        assertThat(Progress.block(run(State.STARTING, 0, SOUND, null), true))
                .containsExactly(
                        "smoke  [>-----------------------]   0 %  starting",
                        "  0 s of 30 s",
                        "  users 0  offered 0/s  achieved 0/s  deliveries 0/s",
                        "  p50 -  p99 -  lost 0  dup 0  reordered 0");
    }

    @Test
    void theBarIsFullWhileItDrains() {
        assertThat(Progress.block(run(State.DRAINING, 31, SOUND, sample(1)), false))
                .startsWith("smoke  [========================] 100 %  draining", "  31 s of 30 s");
    }

    @Test
    void whatWentWrongStandsOutWhereColoursAreWanted() {
        Delivery unsound = new Delivery(500, 0, 5_000, 4_000, 1_000, 2, 3, 0, 0);

        assertThat(Progress.block(run(State.RUNNING, 1, unsound, sample(12_345)), true))
                .contains("  p50 1.23 ms  p99 12.3 s  \u001b[31mlost 1,000  dup 2  reordered 3\u001b[0m");
        assertThat(Progress.line(run(State.RUNNING, 1, unsound, sample(12_345))))
                .doesNotContain("\u001b");
    }

    @Test
    void aLineSaysTheSame() {
        assertThat(Progress.line(run(State.RUNNING, 13.4, SOUND, sample(150))))
                .isEqualTo("smoke  steady  13 s of 30 s, 17 s left  users 120  offered 50/s  achieved 49.8/s"
                        + "  deliveries 4,980/s  p50 1.23 ms  p99 150 ms  lost 0  dup 0  reordered 0");
    }

    @Test
    void longTimesAreInMinutesAndHoursAndLongNamesAreCut() {
        RunProgress soak = new RunProgress(
                "x-1",
                "a-scenario-with-a-very-long-name",
                State.RUNNING,
                "one-stage, another-stage, a-third",
                125,
                7_200,
                false,
                SOUND,
                sample(1),
                null);

        assertThat(Progress.block(soak, false))
                .startsWith(
                        "a-scenario-with-a-v~  [>-----------------------]   1 %  one-stage, another-~",
                        "  2 min 05 s of 2 h 00 min, 1 h 57 min left")
                .allMatch(line -> line.length() < 80);
    }

    @Test
    void whereUsersMayBeDoneBeforeTheTimeIsTheMost() {
        RunProgress staged = new RunProgress("x-1", "s", State.RUNNING, "one", 5, 30, true, SOUND, null, null);

        assertThat(Progress.block(staged, false)).contains("  5 s of at most 30 s, at most 25 s left");
    }

    private static RunProgress run(State state, double seconds, Delivery ledger, @Nullable Sample sample) {
        return new RunProgress("x-1", "smoke", state, "steady", seconds, 30, false, ledger, sample, null);
    }

    private static Sample sample(double p99) {
        return new Sample(13, 120, 100, 50, 49.8, 4_980, 1.234, 2, p99, 200, 0, 0, 0, 1 << 20, 0.3, 1, 2);
    }
}
