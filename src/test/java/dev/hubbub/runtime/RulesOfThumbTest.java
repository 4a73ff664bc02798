package dev.hubbub.runtime;

import static dev.hubbub.runtime.PulseFixture.atRest;
import static dev.hubbub.runtime.PulseFixture.finding;
import static dev.hubbub.runtime.PulseFixture.pulses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.runtime.Finding.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesOfThumbTest {

    @Test
    void ofAProcessAtRestNoneIsBroken() {
        assertThat(RulesOfThumb.look(atRest(600)))
                .extracting(Finding::state)
                .doesNotContain(State.WORRY)
                .contains(State.FINE);
    }

    @Test
    void ofNothingNoneIsBrokenEither() {
        assertThat(RulesOfThumb.look(List.of()))
                .allSatisfy(finding ->
                        assertThat(finding.state()).as(finding.rule()).isEqualTo(State.LEARNING));
    }

    @Test
    void everyRuleHasANameAndSaysWhatToDo() {
        List<Finding> findings = RulesOfThumb.look(atRest(1));
        assertThat(findings).extracting(Finding::rule).isEqualTo(RulesOfThumb.names());
        assertThat(RulesOfThumb.names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z_]+"));
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.title()).isNotBlank();
            assertThat(finding.found()).endsWith(".");
            assertThat(finding.advice()).endsWith(".");
        });
    }

    @Test
    void aHeapWhoseLowPointsRiseIsLeaking() {
        Finding leaking = finding("heap_after_gc", pulses(30, at -> new PulseFixture().heapAfterGc(400 + 10 * at)));
        assertThat(leaking.state()).isEqualTo(State.WORRY);
        assertThat(leaking.found()).contains("from 400 MiB to 600 MiB");
    }

    @Test
    void aHeapThatGoesUpAndDownIsNot() {
        assertThat(finding("heap_after_gc", pulses(30, at -> new PulseFixture().heapAfterGc(400 + 40 * (at % 5))))
                        .state())
                .isEqualTo(State.FINE);
    }

    @Test
    void aHeapThatIsMostlyEmptyMayGrow() {
        assertThat(finding("heap_after_gc", pulses(30, at -> new PulseFixture().heapAfterGc(50 + 10 * at)))
                        .state())
                .isEqualTo(State.FINE);
    }

    @Test
    void aHeapThatACollectionLeavesNearlyFullIsAWorryAtOnce() {
        assertThat(finding("heap_after_gc", pulses(1, at -> new PulseFixture().heapAfterGc(950)))
                        .state())
                .isEqualTo(State.WORRY);
    }

    @Test
    void aFewCollectionsProveNothing() {
        assertThat(finding("heap_after_gc", pulses(8, at -> new PulseFixture().heapAfterGc(500 + 20 * at)))
                        .state())
                .isEqualTo(State.LEARNING);
    }

    @Test
    void aTwentiethOfTheTimeMayGoIntoCollections() {
        assertThat(finding("gc_share", pulses(60, at -> new PulseFixture().gcMillis(50)))
                        .state())
                .isEqualTo(State.FINE);
        Finding more = finding("gc_share", pulses(60, at -> new PulseFixture().gcMillis(51)));
        assertThat(more.state()).isEqualTo(State.WORRY);
        assertThat(more.found()).startsWith("5.1 % of the last 60 s");
    }

    @Test
    void whatWasMoreThanAMinuteAgoIsForgotten() {
        assertThat(finding("gc_share", pulses(120, at -> new PulseFixture().gcMillis(at < 60 ? 500 : 0)))
                        .state())
                .isEqualTo(State.FINE);
    }

    @Test
    void threadsThatOnlyRiseAreAWorry() {
        assertThat(finding("rising_threads", pulses(300, at -> new PulseFixture().workers(10 + at / 10)))
                        .state())
                .isEqualTo(State.WORRY);
    }

    @Test
    void threadsThatComeAndGoAreNot() {
        assertThat(finding("rising_threads", pulses(300, at -> new PulseFixture().workers(at % 50)))
                        .state())
                .isEqualTo(State.FINE);
        assertThat(finding("rising_threads", pulses(300, at -> new PulseFixture().workers(10 + at / 60)))
                        .state())
                .as("a few more")
                .isEqualTo(State.FINE);
    }

    @Test
    void aLoopThatIsLateHalfTheTimeIsNamed() {
        Finding late = finding("loop_lag", pulses(10, at -> new PulseFixture().lagMillis(at % 2 == 0 ? 25 : 1)));
        assertThat(late.state()).isEqualTo(State.WORRY);
        assertThat(late.found()).contains("25.0 ms (grpc-0)", "in 5 of the last 10 seconds");
    }

    @Test
    void aLoopThatIsLateNowAndThenIsFine() {
        assertThat(finding("loop_lag", pulses(10, at -> new PulseFixture().lagMillis(at < 4 ? 500 : 1)))
                        .state())
                .isEqualTo(State.FINE);
    }

    @Test
    void aMachineThatIsBusyForLongIsAWorry() {
        assertThat(finding("busy_processor", pulses(30, at -> new PulseFixture().cpu(0.95)))
                        .state())
                .isEqualTo(State.WORRY);
        assertThat(finding("busy_processor", pulses(30, at -> new PulseFixture().cpu(at < 15 ? 1 : 0.5)))
                        .state())
                .isEqualTo(State.FINE);
    }
}
