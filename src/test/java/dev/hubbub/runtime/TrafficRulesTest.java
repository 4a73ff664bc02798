package dev.hubbub.runtime;

import static dev.hubbub.runtime.PulseFixture.finding;
import static dev.hubbub.runtime.PulseFixture.pulses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.runtime.Finding.State;
import org.junit.jupiter.api.Test;

class TrafficRulesTest {

    @Test
    void outboxesThatOnlyFillAreAWorry() {
        Finding filling = finding("filling_outboxes", pulses(20, at -> new PulseFixture().outbox(at * 100_000L)));
        assertThat(filling.state()).isEqualTo(State.WORRY);
        assertThat(filling.found()).startsWith("They only fill: from ");
    }

    @Test
    void outboxesThatFillAndEmptyAreFine() {
        assertThat(finding("filling_outboxes", pulses(20, at -> new PulseFixture().outbox(at % 3 * 1_000_000L)))
                        .state())
                .isEqualTo(State.FINE);
    }

    @Test
    void littleThatWaitsIsFine() {
        assertThat(finding("filling_outboxes", pulses(20, at -> new PulseFixture().outbox(at * 1_000L)))
                        .state())
                .isEqualTo(State.FINE);
    }

    @Test
    void whoeverWasCutOffIsCountedForAMinute() {
        Finding cut = finding("filling_outboxes", pulses(60, at -> new PulseFixture().cutOff(at < 5 ? 7 : 1_007, 3)));
        assertThat(cut.state()).isEqualTo(State.WORRY);
        assertThat(cut.found()).contains("1,000 messages were dropped and 0 subscribers closed");

        assertThat(finding("filling_outboxes", pulses(70, at -> new PulseFixture().cutOff(at < 5 ? 0 : 1_000, 3)))
                        .state())
                .isEqualTo(State.FINE);
    }

    @Test
    void lanesThatFallBehindAreAWorry() {
        assertThat(finding("slow_lanes", pulses(15, at -> new PulseFixture().lanes(at * 500L, 0)))
                        .state())
                .isEqualTo(State.WORRY);
        assertThat(finding("slow_lanes", pulses(15, at -> new PulseFixture().lanes(at % 2 * 5_000L, 0)))
                        .state())
                .isEqualTo(State.FINE);
    }

    @Test
    void messagesThatWereRefusedAreAWorry() {
        Finding refused = finding("slow_lanes", pulses(15, at -> new PulseFixture().lanes(0, at)));
        assertThat(refused.state()).isEqualTo(State.WORRY);
        assertThat(refused.found()).isEqualTo("14 messages were refused in the last minute.");
    }

    @Test
    void filesMayBeOpenUpToFourFifthsOfTheLimit() {
        assertThat(finding("open_files", pulses(1, at -> new PulseFixture().openFiles(800)))
                        .state())
                .isEqualTo(State.FINE);
        assertThat(finding("open_files", pulses(1, at -> new PulseFixture().openFiles(801)))
                        .state())
                .isEqualTo(State.WORRY);
        assertThat(finding("open_files", pulses(1, at -> new PulseFixture().openFiles(-1)))
                        .state())
                .isEqualTo(State.LEARNING);
    }
}
