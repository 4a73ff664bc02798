package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static dev.hubbub.scenario.ScenarioFixture.withTop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import dev.hubbub.scenario.Disruption.Action;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The run of these tests takes 10 s. */
class EventReaderTest {

    @ParameterizedTest
    @EnumSource(Action.class)
    void everyActionHasAName(Action action) {
        String name = action.name().toLowerCase(Locale.ROOT);
        assertThat(read(withTop("events: [{at: 0s, action: pause}, {at: 1s, action: " + name + ", share: 0.25}]"))
                        .disruptions())
                .last()
                .isEqualTo(new Disruption(Duration.ofSeconds(1), action, 0.25));
    }

    @Test
    void allSubscribersAreStruckUnlessAShareIsGiven() {
        assertThat(read(withTop("events: [{at: 1s, action: stampede}]")).disruptions())
                .containsExactly(new Disruption(Duration.ofSeconds(1), Action.STAMPEDE, 1));
    }

    @Test
    void eventsAreInTheOrderOfTheirTimes() {
        assertThat(read(withTop("events: [{at: 5s, action: resume}, {at: 1s, action: pause}, {at: 3s, action: pause}]"))
                        .disruptions())
                .extracting(event -> event.at().toSeconds())
                .containsExactly(1L, 3L, 5L);
    }

    @Test
    void thereMayBeNone() {
        assertThat(read(withTop("events: []")).disruptions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | events",
                "[5] | events[0]",
                "[{action: pause}] | events[0].at",
                "[{at: 1s}] | events[0].action",
                "[{at: 1s, action: kill}] | events[0].action",
                "[{at: 5, action: pause}] | events[0].at",
                "[{at: 1s, action: pause, share: 0}] | events[0].share",
                "[{at: 1s, action: pause, share: 2}] | events[0].share",
                "[{at: 1s, action: pause, shares: 1}] | events[0].shares",
                "[{at: 1s, action: pause}, {at: 10s, action: pause}] | events[1].at",
            })
    void everyFaultHasItsPath(String events, String path) {
        assertThat(faults(withTop("events: " + events)))
                .extracting(Fault::field)
                .containsExactly(path);
    }

    @Test
    void anEventIsBeforeTheEndOfTheRun() {
        assertThat(faults(withTop("events: [{at: 15s, action: disconnect}]")))
                .containsExactly(new Fault("events[0].at", "is after the end of the run, which is at 10s"));
    }

    @Test
    void whenTheEndIsNotKnownNothingIsAfterIt() {
        assertThat(faults(withTop("events: [{at: 15s, action: disconnect}]").replace("duration: 10s", "duration: x")))
                .extracting(Fault::field)
                .containsExactly("scenarios.listeners.duration", "scenarios.talkers.duration");
    }

    @Test
    void onlyThoseThatWerePausedCanResume() {
        assertThat(faults(withTop("events: [{at: 5s, action: pause}, {at: 2s, action: resume}]")))
                .containsExactly(
                        new Fault("events[1].action", "is for those that were paused; there is no pause before it"));
    }

    @Test
    void thereAreAtMost100() {
        String hundred = "{at: 1s, action: pause}" + ", {at: 1s, action: pause}".repeat(99);
        assertThat(faults(withTop("events: [" + hundred + "]"))).isEmpty();
        assertThat(faults(withTop("events: [" + hundred + ", 5]")))
                .containsExactly(new Fault("events", "has 101 entries; at most 100 are allowed"));
    }
}
