package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.readWorkload;
import static dev.hubbub.scenario.ScenarioFixture.withWorkload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import dev.hubbub.scenario.Workload.Exec;
import dev.hubbub.scenario.Workload.Payload;
import dev.hubbub.scenario.Workload.Slow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadReaderTest {

    private static final String VUS = "executor: constant-vus, vus: 5, duration: 10s, exec: ";

    @Test
    void whatIsLeftOutHasADefault() {
        Workload workload = readWorkload(VUS + "chat");
        assertThat(workload.exec()).isEqualTo(Exec.CHAT);
        assertThat(workload.startTime()).isEqualTo(Duration.ZERO);
        assertThat(workload.gracefulStop()).isEqualTo(Duration.ofSeconds(5));
        assertThat(workload.payload()).isEqualTo(new Payload(64, null));
        assertThat(workload.slow()).isNull();
        assertThat(workload.meanSession()).isNull();
        assertThat(workload.think()).isEqualTo(Duration.ZERO);
        assertThat(workload.streamsPerConnection()).isEqualTo(100);
    }

    @Test
    void readsWhatIsThere() {
        Workload workload = readWorkload(VUS
                + "chat, startTime: 5s, gracefulStop: 0s, payload: {bytes: 65536}, slow: {share: 1, readRate: 0.5},"
                + " churn: {meanSession: 90s}, think: 250ms, streamsPerConnection: 10000");
        assertThat(workload.startTime()).isEqualTo(Duration.ofSeconds(5));
        assertThat(workload.gracefulStop()).isEqualTo(Duration.ZERO);
        assertThat(workload.payload()).isEqualTo(new Payload(65_536, null));
        assertThat(workload.slow()).isEqualTo(new Slow(1, 0.5));
        assertThat(workload.meanSession()).isEqualTo(Duration.ofSeconds(90));
        assertThat(workload.think()).isEqualTo(Duration.ofMillis(250));
        assertThat(workload.streamsPerConnection()).isEqualTo(10_000);
        assertThat(workload.end()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void theGraceHasTwoNames() {
        assertThat(readWorkload(VUS + "chat, gracefulRampDown: 7s").gracefulStop())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(faults(withWorkload(VUS + "chat, gracefulRampDown: 7s, gracefulStop: 7s")))
                .containsExactly(new Fault("scenarios.w.gracefulRampDown", "is the same as gracefulStop; give one"));
    }

    @Test
    void theExecMustBeNamed() {
        assertThat(faults(withWorkload("executor: constant-vus, vus: 5, duration: 10s")))
                .containsExactly(
                        new Fault("scenarios.w.exec", "is missing; it must be one of subscribe, publish, chat"));
        assertThat(faults(withWorkload(VUS + "publsih, slow: {share: 1, readRate: 1}")))
                .containsExactly(new Fault(
                        "scenarios.w.exec",
                        "must be one of subscribe, publish, chat, not \"publsih\"; did you mean publish?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "startTime: -1s | startTime",
                "startTime: 25h | startTime",
                "gracefulStop: 5 | gracefulStop",
                "gracefulRampDown: soon | gracefulRampDown",
                "think: 5 | think",
                "streamsPerConnection: 0 | streamsPerConnection",
                "streamsPerConnection: 10001 | streamsPerConnection",
                "streamsPerConnection: many | streamsPerConnection",
                "slow: 5 | slow",
                "slow: {share: 0, readRate: 5} | slow.share",
                "slow: {share: 1.01, readRate: 5} | slow.share",
                "slow: {share: 5%, readRate: 5} | slow.share",
                "slow: {share: 1, readRate: 0} | slow.readRate",
                "slow: {share: 1} | slow.readRate",
                "slow: {readRate: 1} | slow.share",
                "slow: {share: 1, readRate: 1, rate: 1} | slow.rate",
                "churn: 60s | churn",
                "churn: {} | churn.meanSession",
                "churn: {meanSession: 0s} | churn.meanSession",
                "churn: {meanSession: 5s, mean: 5s} | churn.mean",
                "payload: hello | payload",
                "payload: {bytes: 63} | payload.bytes",
                "payload: {bytes: 65537} | payload.bytes",
                "payload: {bytes: 4KiB} | payload.bytes",
                "payload: {text: ''} | payload.text",
                "payload: {text: 5} | payload.text",
                "payload: {text: \"a\\nb\"} | payload.text",
                "payload: {text: \"a\\u0085b\"} | payload.text",
                "payload: {text: \"a\\uD83Db\"} | payload.text",
                "payload: {size: 5} | payload.size",
                "payload: {bytes: 64, text: hi} | payload",
                "rooms: 5 | rooms",
                "rooms: {count: 0} | rooms.count",
                "rooms: {count: 100001} | rooms.count",
                "rooms: {pick: random} | rooms.pick",
                "rooms: {name: '@ann'} | rooms.name",
                "rooms: {name: ''} | rooms.name",
                "rooms: {prefix: a} | rooms.prefix",
            })
    void everyFaultHasItsPath(String keys, String path) {
        assertThat(faults(withWorkload(VUS + "chat, " + keys)))
                .extracting(Fault::field)
                .containsExactly("scenarios.w." + path);
    }

    @Test
    void saysWhatWouldBeRight() {
        assertThat(faults(withWorkload(VUS + "chat, slow: {share: 0, readRate: 0}, churn: {meanSession: 1},"
                        + " payload: {bytes: 1}, rooms: {count: 1.5, pick: zip}")))
                .extracting(Fault::detail)
                .containsExactly(
                        "must be a whole number from 1 to 100000, not 1.5",
                        "must be one of uniform, zipf, not \"zip\"; did you mean zipf?",
                        "must be a whole number from 64 to 65536, not 1",
                        "must be a number above 0, up to 1, not 0",
                        "must be a number above 0, up to 1000000, not 0",
                        "must be a duration of at least 1ms, such as 30s or 2m, up to 24h, not 1");
    }

    @Test
    void aPayloadIsATextOrANumberOfBytes() {
        assertThat(readWorkload(VUS + "publish, payload: {text: héllo wörld}").payload())
                .isEqualTo(new Payload(0, "héllo wörld"));
        assertThat(readWorkload(VUS + "publish, payload: {}").payload()).isEqualTo(new Payload(64, null));
        assertThat(faults(withWorkload(VUS + "publish, payload: {bytes: 64, text: hi}")))
                .containsExactly(new Fault("scenarios.w.payload", "has both bytes and text; give one"));
    }

    @Test
    void aTextHasAtMost60KiB() {
        String longest = "ä".repeat(30 * 1024);
        assertThat(readWorkload(VUS + "publish, payload: {text: " + longest + "}")
                        .payload())
                .isEqualTo(new Payload(0, longest));
        assertThat(faults(withWorkload(VUS + "publish, payload: {text: " + longest + "x}")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("scenarios.w.payload.text");
                    assertThat(fault.detail())
                            .startsWith("must be 1 to 61440 bytes of text without control characters")
                            .hasSizeLessThan(200);
                });
    }

    @Test
    void whoOnlyPublishesReadsNothing() {
        assertThat(faults(withWorkload(VUS + "publish, slow: {share: 1, readRate: 1}, churn: {meanSession: 5s}")))
                .containsExactly(
                        new Fault(
                                "scenarios.w.slow",
                                "is for those who read; exec publish does not: leave it out, or take exec chat"),
                        new Fault(
                                "scenarios.w.churn",
                                "is for those who subscribe; exec publish does not: leave it out, or take exec chat"));
    }

    @Test
    void whoOnlySubscribesSaysNothing() {
        assertThat(faults(withWorkload(VUS + "subscribe, think: 1s, payload: {bytes: 64}")))
                .containsExactly(
                        new Fault(
                                "scenarios.w.payload",
                                "is for those who publish; exec subscribe only listens: leave it out, or take exec"
                                        + " chat"),
                        new Fault(
                                "scenarios.w.think",
                                "is for those who publish; exec subscribe only listens: leave it out, or take exec"
                                        + " chat"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "executor: constant-arrival-rate, rate: 5, duration: 10s, preAllocatedVUs: 2, exec: ",
                "executor: ramping-arrival-rate, stages: [{duration: 5s, target: 5}], preAllocatedVUs: 2, exec: ",
                "executor: per-vu-iterations, vus: 5, exec: ",
            })
    void anIterationMustEnd(String workload) {
        assertThat(faults(withWorkload(workload + "subscribe")))
                .containsExactly(new Fault(
                        "scenarios.w.churn.meanSession",
                        "is missing: an iteration of exec subscribe is a session, which would never end; give a"
                                + " duration such as 30s"));
        assertThat(faults(withWorkload(workload + "subscribe, churn: {meanSession: 5s}")))
                .isEmpty();
        assertThat(faults(withWorkload(workload + "chat"))).isEmpty();
        assertThat(faults(withWorkload(workload + "publish"))).isEmpty();
    }

    @Test
    void subscribersWithoutAnEndOfTheirOwnStayToTheEnd() {
        assertThat(readWorkload(VUS + "subscribe").meanSession()).isNull();
    }
}
