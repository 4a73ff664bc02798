package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.LISTENERS;
import static dev.hubbub.scenario.ScenarioFixture.TALKERS;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only shows when all workloads are looked at together. */
class RunChecksTest {

    private static final String UNHEARD =
            "have nobody who subscribes where something is said, so that nothing could be measured;"
                    + " give those who publish the rooms of those who subscribe";

    @Test
    void somebodyMustSubscribe() {
        assertThat(faults(text(TALKERS, TALKERS)))
                .containsExactly(new Fault(
                        "scenarios",
                        "have nobody who subscribes, so that nothing could be measured;"
                                + " add a workload with exec subscribe, or take exec chat"));
    }

    @Test
    void nobodyNeedsToPublish() {
        assertThat(faults(text(LISTENERS, LISTENERS))).isEmpty();
    }

    @Test
    void thoseWhoChatHearThemselves() {
        assertThat(faults(text(LISTENERS.replace("subscribe", "chat"), with(TALKERS, "rooms: {name: elsewhere}"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rooms: {name: a} | rooms: {name: b}",
                "rooms: {name: a} | rooms: {}",
                "rooms: {name: a} | rooms: {name: a, count: 2}",
                "rooms: {name: ab} | rooms: {name: a, count: 2}",
            })
    void somethingMustBeSaidWhereSomebodyListens(String listeners, String talkers) {
        assertThat(faults(text(with(LISTENERS, listeners), with(TALKERS, talkers))))
                .containsExactly(new Fault("scenarios", UNHEARD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rooms: {name: a} | rooms: {name: a, pick: zipf}",
                "rooms: {count: 2} | rooms: {count: 9}",
                "rooms: {count: 5} | rooms: {count: 1}",
                "rooms: {name: a-1} | rooms: {name: a, count: 2}",
                "rooms: {name: a, count: 2} | rooms: {name: a-1}",
                "rooms: {name: a, count: 3} | rooms: {name: a, count: 2}",
            })
    void roomsMayBeSharedInPart(String listeners, String talkers) {
        assertThat(faults(text(with(LISTENERS, listeners), with(TALKERS, talkers))))
                .isEmpty();
    }

    @Test
    void whatIsFaultyIsNotHeldAgainstTheRest() {
        assertThat(faults(text(TALKERS, LISTENERS.replace("subscribe", "listen"))))
                .extracting(Fault::field)
                .containsExactly("scenarios.b.exec");
        assertThat(faults(text(with(LISTENERS, "rooms: {name: 5}"), with(TALKERS, "rooms: {name: b}"))))
                .extracting(Fault::field)
                .containsExactly("scenarios.a.rooms.name");
        assertThat(faults(text("7", TALKERS))).extracting(Fault::field).containsExactly("scenarios.a");
    }

    @Test
    void aNameIsThatOfWarmUpsOrOfOtherStages() {
        String both = "\", which is both that of a warm-up and of a stage that is none; name them apart";
        String ramp = "{executor: ramping-vus, exec: chat, stages: [{duration: 1s, target: 1, warmup: true},"
                + " {duration: 1s, target: 1}]}";
        assertThat(faults(text(ramp, with(TALKERS, "stage: main, warmup: true"))))
                .containsExactly(new Fault("scenarios.a.stages[1]", "has the name \"main" + both));
        assertThat(faults(text(LISTENERS, with(TALKERS, "warmup: true"))))
                .containsExactly(new Fault("scenarios.b.stage", "has the name \"main" + both));
        assertThat(faults(text(ramp.replace("warmup: true", "warmup: true, name: w"), TALKERS)))
                .isEmpty();
    }

    @Test
    void aRunTakesAtMostADay() {
        String late = with(LISTENERS.replace("10s", "20h"), "startTime: 4h");
        assertThat(faults(text(late, TALKERS))).isEmpty();
        assertThat(faults(text(late.replace("4h", "4h1m"), TALKERS)))
                .containsExactly(new Fault("scenarios", "take 24h1m together; at most 24h are allowed"));
        String stages =
                "{executor: ramping-vus, exec: chat, stages: [{duration: 20h, target: 1}, {duration: 20h, target: 1}]}";
        assertThat(faults(text(stages, TALKERS)))
                .containsExactly(new Fault("scenarios", "take 40h together; at most 24h are allowed"));
    }

    private static String text(String a, String b) {
        return "name: t\nscenarios:\n  a: " + a + "\n  b: " + b + "\n";
    }

    private static String with(String workload, String more) {
        return workload.substring(0, workload.length() - 1) + ", " + more + "}";
    }
}
