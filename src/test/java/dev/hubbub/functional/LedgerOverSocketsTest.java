package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.Target;
import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.lab.Lab;
import dev.hubbub.lab.LabRun;
import dev.hubbub.lab.LabSettings;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.scenario.ScenarioReader;
import dev.hubbub.testing.FaultyServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lab against a server whose every fault is known beforehand. */
class LedgerOverSocketsTest {

    private static final int SUBSCRIBERS = 10;
    private static final int MESSAGES = 200;
    private static final int LOST = 37;
    private static final int DOUBLED = 23;
    private static final int SWAPPED = 11;

    private final FaultyServer server = new FaultyServer();
    private final int port = server.port();
    private final GrpcDialler dialler = new GrpcDialler(1, Duration.ofSeconds(5));
    private final Lab lab = new Lab(
            new LabSettings("test", 1, 200, Duration.ofMinutes(1), 10, Duration.ofSeconds(5), Duration.ofSeconds(2)),
            dialler,
            any -> false);

    @AfterEach
    void close() {
        lab.close();
        dialler.close();
        server.close();
    }

    @Test
    void findsExactlyWhatWasDone() throws Exception {
        List<FaultyServer.Delivery> deliveries = new ArrayList<>();
        for (int subscriber = 0; subscriber < SUBSCRIBERS; subscriber++) {
            for (int message = 0; message < MESSAGES - 1; message += 2) { // apart, so that no fault hides another
                deliveries.add(new FaultyServer.Delivery(subscriber, message));
            }
        }
        Collections.shuffle(deliveries, new Random(7));
        deliveries.subList(0, LOST).forEach(server::drop);
        deliveries.subList(LOST, LOST + DOUBLED).forEach(server::doubling);
        deliveries.subList(LOST + DOUBLED, LOST + DOUBLED + SWAPPED).forEach(server::swap);

        LabRun run = lab.start(counted());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> run.progress().ledger().published() == MESSAGES);
        run.stop();
        RunReport report =
                run.done().toCompletableFuture().get(60, TimeUnit.SECONDS).report();

        int expected = SUBSCRIBERS * MESSAGES;
        assertThat(report.ledger())
                .isEqualTo(new Delivery(MESSAGES, 0, expected, expected - LOST, LOST, DOUBLED, SWAPPED, 0, 0));
        assertThat(report.thresholds()).extracting("passed").containsExactly(false);
    }

    @Test
    void aStallShowsInTheLatencies() throws Exception {
        server.stall(100, 500);

        RunReport report = run(steady(2));

        assertThat(report.ledger().lost()).isZero();
        assertThat(value(report, "fanout_latency", "p(99)")).isGreaterThan(400);
        assertThat(value(report, "fanout_latency", "max")).isGreaterThan(450);
    }

    @Test
    void aTargetThatDiesLeavesWhatWasMeasured() throws Exception {
        LabRun run = lab.start(steady(30));
        Awaitility.await().until(() -> run.progress().ledger().delivered() > 100);

        server.die();

        RunReport report =
                run.done().toCompletableFuture().get(30, TimeUnit.SECONDS).report();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.reasons().get(0)).startsWith("the target went away");
        assertThat(report.ledger().delivered()).isGreaterThan(100);
    }

    @Test
    void aTargetThatIsNotThereIsSaidToBe() throws Exception {
        server.close();

        RunReport report = run(steady(1));

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.reasons()).hasSize(1);
        assertThat(report.reasons().get(0))
                .startsWith("nobody could connect to grpc://127.0.0.1:" + port + ": nothing");
        assertThat(report.ledger().published()).isZero();
        assertThat(report.metrics()).isEmpty();
        assertThat(report.thresholds()).isNotEmpty().extracting("passed").containsOnly(false);
    }

    private RunReport run(Scenario scenario) throws Exception {
        return lab.start(scenario)
                .done()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .report();
    }

    /** A hundred messages a second, however slow the server is. */
    private Scenario steady(int seconds) {
        return scenario(
                seconds + 1,
                "{executor: constant-arrival-rate, rate: 100, startTime: 1s, duration: %ds, preAllocatedVUs: 100,"
                                .formatted(seconds)
                        + " exec: publish}");
    }

    /** So many messages of one publisher, so that each swap is of two of its messages. */
    private Scenario counted() {
        return scenario(
                55,
                "{executor: per-vu-iterations, vus: 1, iterations: %d, startTime: 3s, maxDuration: 50s, think: 2ms,"
                                .formatted(MESSAGES)
                        + " exec: publish}");
    }

    private Scenario scenario(int seconds, String talkers) {
        return new ScenarioReader(Target.plain("127.0.0.1:" + port))
                .read(
                        """
                        name: known-faults
                        drain: 1s
                        scenarios:
                          listeners: {executor: ramping-vus, startVUs: %d, exec: subscribe, stages: [{duration: %ds, target: %d}]}
                          talkers: %s
                        thresholds:
                          delivery_lost: ["count==0"]
                        """
                                .formatted(SUBSCRIBERS, seconds, SUBSCRIBERS, talkers));
    }

    private static double value(RunReport report, String metric, String statistic) {
        return Objects.requireNonNull(
                Objects.requireNonNull(report.metrics().get(metric)).values().get(statistic));
    }
}
