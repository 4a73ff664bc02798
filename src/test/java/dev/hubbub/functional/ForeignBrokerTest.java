package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.Target;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.client.stomp.StompDialler;
import dev.hubbub.lab.Lab;
import dev.hubbub.lab.LabSettings;
import dev.hubbub.lab.RunResult;
import dev.hubbub.report.LoadTestCsv;
import dev.hubbub.report.Metric;
import dev.hubbub.report.RunReport;
import dev.hubbub.scenario.ScenarioReader;
import dev.hubbub.scenario.StompUrl;
import dev.hubbub.testing.RabbitBroker;
import dev.hubbub.testing.Torture;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** RabbitMQ under our load: a broker that knows nothing of Hubbub. */
@Timeout(240)
@Tag(Torture.TAG)
class ForeignBrokerTest {

    private static final int USERS = Torture.orLong(100, 1_000);
    private static final int RATE = 50;

    /** So many seconds they have to come, and so many others talk. */
    private static final int COMING = Torture.orLong(4, 10);

    private static final int TALKING = Torture.orLong(4, 8);

    private static RabbitBroker broker;

    private final ClientLoops loops = new ClientLoops(2);
    private final StompDialler dialler = new StompDialler(loops);
    private final Lab lab = new Lab(
            new LabSettings(
                    "rabbit", 1, 2_000, Duration.ofMinutes(5), 64, Duration.ofSeconds(30), Duration.ofSeconds(30)),
            dialler,
            any -> false);

    @BeforeAll
    static void start() throws IOException {
        broker = RabbitBroker.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (broker != null) {
            broker.close();
        }
    }

    @AfterEach
    void close() {
        lab.close();
        dialler.close();
        loops.close();
    }

    @Test
    void everybodyIsHeardByEverybodyInTheRoom() throws Exception {
        RunReport report =
                run("""
                        name: foreign-broker
                        target:
                          transport: stomp
                          subscribe: /topic/{room}
                          send: /topic/{room}
                          login: guest
                          passcode: guest
                          host: /
                        rooms: {count: 20}
                        scenarios:
                          listeners: {executor: constant-vus, vus: %d, duration: %ds, exec: subscribe}
                          talkers: {executor: constant-arrival-rate, rate: %d, startTime: %ds, duration: %ds,
                                    preAllocatedVUs: 50, maxVUs: 500, exec: publish}
                        """
                                .formatted(USERS, COMING + TALKING + 1, RATE, COMING, TALKING))
                        .report();

        long sent = RATE * TALKING - (long) count(report, "dropped_iterations");
        assertThat(report.failures()).as("failures").isEmpty();
        assertThat(report.ledger().published()).isEqualTo(sent).isGreaterThan(RATE * TALKING / 2);
        assertThat(report.ledger().delivered())
                .isEqualTo(report.ledger().expected())
                .isGreaterThan(USERS * sent / 20 / 2);
        assertThat(report.ledger().lost()).isZero();
        assertThat(report.ledger().duplicated()).isZero();
        assertThat(count(report, "tcp_connect")).isGreaterThanOrEqualTo(USERS);
        assertThat(count(report, "stomp_connect")).isEqualTo(count(report, "websocket_handshake"));
    }

    /** All stay to the end: RabbitMQ may owe a receipt for long when a queue ends that the message has gone to. */
    @Test
    void eachUserHearsItsOwnMessageInJson() throws Exception {
        RunResult result = run(
                """
                name: staged
                target:
                  transport: stomp
                  subscribe: /exchange/amq.topic/{room}
                  send: /exchange/amq.topic/{room}
                  login: guest
                  passcode: guest
                  host: /
                  versions: ["1.1"]
                  heartBeat: "3000,3000"
                  body: '{"from":"{user}","text":"{content}","sent":{time}}'
                  sendHeaders: {content-type: application/json}
                rooms: {count: 10}
                summary: load-test
                scenarios:
                  users: {executor: constant-vus, vus: %d, duration: %ds, think: 1m, exec: chat,
                          payload: {text: 'it is "quoted" \\\\ here'}}
                """
                        .formatted(USERS, COMING + TALKING));

        assertThat(LoadTestCsv.write(assertAllCameBack(result, USERS)).lines())
                .contains(
                        "total_workers," + USERS + ",users",
                        "success_count," + USERS + ",messages",
                        "success_rate,100,%");
    }

    @Test
    void whereNoReceiptsAreAskedForEachUserHearsItsOwnMessageToo() throws Exception {
        int users = 40;
        assertAllCameBack(
                run(
                        """
                        name: no-receipts
                        target:
                          transport: stomp
                          subscribe: /topic/{room}
                          send: /topic/{room}
                          login: guest
                          passcode: guest
                          host: /
                          receipts: false
                        rooms: {count: %d}
                        scenarios:
                          users: {executor: per-vu-iterations, vus: %d, maxDuration: 1m, exec: chat}
                        """
                                .formatted(users / 4, users)),
                users);
    }

    @Test
    void aBrokerThatRefusesTheLoginSaysWhy() throws Exception {
        RunReport report =
                run("""
                        name: stranger
                        target: {transport: stomp, login: nobody, passcode: wrong, host: /}
                        scenarios:
                          users: {executor: constant-vus, vus: 1, duration: 1s, exec: chat}
                        """)
                        .report();

        assertThat(report.reasons()).hasSize(1);
        assertThat(report.reasons().get(0))
                .contains("the target refused CONNECT: ")
                .contains("Bad CONNECT");
    }

    private static RunReport assertAllCameBack(RunResult result, int users) {
        assertThat(result.failureLog()).isEmpty();
        assertThat(count(result.report(), "round_trip")).isEqualTo(users);
        assertThat(result.report().ledger().published()).isEqualTo(users);
        assertThat(result.report().ledger().lost()).isZero();
        return result.report();
    }

    private RunResult run(String scenario) throws Exception {
        Target target = StompUrl.target("url", broker.url());
        return lab.start(new ScenarioReader(List.of(target), List.of(target)).read(scenario))
                .done()
                .toCompletableFuture()
                .get(180, TimeUnit.SECONDS);
    }

    private static double count(RunReport report, String metric) {
        Metric found = Objects.requireNonNull(report.metrics().get(metric), metric);
        return Objects.requireNonNull(found.values().get("count"));
    }
}
