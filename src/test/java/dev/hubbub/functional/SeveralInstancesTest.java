package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.client.Target;
import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.lab.Lab;
import dev.hubbub.lab.LabRun;
import dev.hubbub.lab.LabSettings;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.TargetReport;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.scenario.ScenarioReader;
import dev.hubbub.testing.GrpcFixture;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lab against two servers with one hub behind them, which is what instances that share their rooms look like. */
@Timeout(180)
class SeveralInstancesTest {

    private static final int LISTENERS = 10;
    private static final int AT_EACH = LISTENERS / 2;
    private static final int MESSAGES = 200;
    private static final int PROBE = 1;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Streams atFirst = new Streams();
    private final Streams atSecond = new Streams();
    private final GrpcFixture first = new GrpcFixture(null, atFirst);
    private final GrpcFixture second = first.instance(atSecond);
    /** Known also when it is closed. */
    private final int secondPort = second.port();

    private final GrpcDialler dialler = new GrpcDialler(1, LONG);
    private final Lab lab =
            new Lab(new LabSettings("test", 1, 200, Duration.ofMinutes(5), 10, LONG, LONG), dialler, any -> false);

    @AfterEach
    void close() {
        lab.close();
        dialler.close();
        second.close();
        first.close();
    }

    @Test
    void theLedgerCountsAcrossThem() throws Exception {
        LabRun run = lab.start(counted());

        RunReport report = afterAllWasSaid(run);

        assertThat(report.ledger().published()).isEqualTo(MESSAGES);
        assertThat(report.ledger().refused()).isZero();
        assertExact(report.ledger());
        assertThat(report.targets()).extracting(TargetReport::connects).containsOnly((long) AT_EACH);
        assertThat(report.targets()).extracting(TargetReport::users).containsOnly(AT_EACH);
        assertThat(report.targets()).extracting(TargetReport::connections).containsOnly(1);
    }

    @Test
    void whoseInstanceEndsResumesAtTheOther() throws Exception {
        LabRun run = lab.start(scenario(
                240,
                "{executor: constant-arrival-rate, rate: 100, startTime: 1s, duration: 239s, preAllocatedVUs: 4}"));
        await().atMost(LONG).until(() -> atFirst.count() == AT_EACH + PROBE && atSecond.count() == AT_EACH + PROBE);
        awaitDeliveries(run, 20 * LISTENERS); // everybody is somewhere from where to resume

        second.close();

        await().atMost(LONG).until(() -> atFirst.count() == LISTENERS + PROBE);
        awaitDeliveries(run, 20 * LISTENERS);
        run.stop();
        RunReport report = result(run);
        assertExact(report.ledger());
        assertThat(report.verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(report.targets().get(0))
                .extracting("users", "connects", "moved", "resumed")
                .containsExactly(LISTENERS + 4, (long) LISTENERS, AT_EACH + 2L, (long) AT_EACH);
        assertThat(report.targets().get(1))
                .extracting("users", "connections", "connects", "moved")
                .containsExactly(0, 0, (long) AT_EACH, 0L);
    }

    @Test
    void aRunBeginsWithoutOneThatIsNotThere() throws Exception {
        second.close();

        RunReport report = afterAllWasSaid(lab.start(counted()));

        assertExact(report.ledger());
        assertThat(report.warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("at the start, nobody could connect to grpc://127.0.0.1:" + secondPort, "connection refused");
        assertThat(report.targets()).extracting(TargetReport::connectFailures).containsExactly(0L, (long) AT_EACH);
        assertThat(report.targets()).extracting(TargetReport::users).containsExactly(LISTENERS, 0);
    }

    private static void awaitDeliveries(LabRun run, long more) {
        long before = run.progress().ledger().delivered();
        await().atMost(LONG).until(() -> run.progress().ledger().delivered() > before + more);
    }

    /** Listeners would stay longer. */
    private static RunReport afterAllWasSaid(LabRun run) throws Exception {
        await().atMost(LONG).until(() -> {
            Delivery ledger = run.progress().ledger();
            return ledger.published() + ledger.refused() == MESSAGES;
        });
        run.stop();
        return result(run);
    }

    private static void assertExact(Delivery ledger) {
        assertThat(ledger.expected()).isPositive().isEqualTo(ledger.delivered());
        assertThat(ledger)
                .extracting("lost", "duplicated", "reordered", "misrouted")
                .containsOnly(0L);
    }

    private static RunReport result(LabRun run) throws Exception {
        return run.done().toCompletableFuture().get(120, TimeUnit.SECONDS).report();
    }

    private Scenario counted() {
        return scenario(
                240,
                "{executor: per-vu-iterations, vus: 4, iterations: %d, startTime: 1s, maxDuration: 239s, think: 2ms}"
                        .formatted(MESSAGES / 4));
    }

    private Scenario scenario(int seconds, String talkers) {
        return new ScenarioReader(Target.plain("127.0.0.1:1"))
                .read(
                        """
                        name: instances
                        target: ["127.0.0.1:%d", "127.0.0.1:%d"]
                        scenarios:
                          listeners: {executor: constant-vus, vus: %d, duration: %ds, exec: subscribe}
                          talkers: %s
                        thresholds:
                          delivery_lost: ["count==0"]
                        """
                                .formatted(
                                        first.port(),
                                        secondPort,
                                        LISTENERS,
                                        seconds,
                                        talkers.replace("}", ", exec: publish}")));
    }

    /** Counts the subscriptions that were asked for. */
    private static final class Streams implements ServerInterceptor {

        private final AtomicInteger begun = new AtomicInteger();

        int count() {
            return begun.get();
        }

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (call.getMethodDescriptor().getFullMethodName().endsWith("/CreateStream")) {
                begun.incrementAndGet();
            }
            return next.startCall(call, headers);
        }
    }
}
