package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.CommandRun;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The artifact as a command: what it runs against a server, what it leaves behind, and what it ends with. */
@Timeout(180)
class PackagedCommandIT {

    private static final String TINY =
            """
            name: tiny
            scenarios:
              listeners:
                executor: constant-vus
                vus: 10
                duration: 6s
                exec: subscribe
              talkers:
                executor: constant-arrival-rate
                rate: 20
                startTime: 3s
                duration: 1s
                preAllocatedVUs: 20
                exec: publish
            thresholds:
              delivery_reach: ["rate==1"]
            """;

    private static AppProcess app;

    private final Path directory;

    PackagedCommandIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    static void start() throws IOException {
        app = AppProcess.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (app != null) {
            app.close();
        }
    }

    @Test
    void runsAgainstAServerAndItsReportsCanBeCompared() throws Exception {
        try (CommandRun run = runTiny(TINY, "--out", path("good"))) {
            assertVerdict(run, 0, "PASS");
            assertThat(run.out()).contains("tiny");
            assertThat(run.err()).doesNotContain("WARN", "ERROR", "INFO", "Exception");
        }
        assertThat(directory.resolve("good")).isDirectoryContaining("glob:**/report.html");
        String report = Files.readString(directory.resolve("good/report.json"));
        assertThat(report).contains("\"published\":20", "\"delivered\":200", "\"lost\":0,");
        Path worse = Files.writeString(directory.resolve("worse.json"), report.replace("\"lost\":0,", "\"lost\":7,"));

        assertThat(exitCode("compare", path("good"), path("good/report.json"))).isZero();
        assertThat(exitCode("compare", path("good"), worse.toString())).isEqualTo(99);
        assertThat(exitCode("compare", path("good"), path("missing.json"))).isEqualTo(104);
    }

    @Test
    void aThresholdThatFailsIsInTheExitCode() throws Exception {
        try (CommandRun run = runTiny(TINY + "  messages_published: [\"count<20\"]\n")) {
            assertVerdict(run, 99, "FAIL");
            assertThat(run.out()).contains("messages_published");
        }
    }

    @Test
    void aRunThatIsInterruptedStillReports() throws Exception {
        try (CommandRun run = runTiny(
                TINY.replace("duration: 6s", "duration: 10m").replace("vus: 10", "vus: 11"), "--out", path("cut"))) {
            until(() -> app.get("/rooms").body().contains("\"members\":11"));

            run.interrupt();

            assertThat(run.exitCode()).as(run.err()).isEqualTo(105);
            assertThat(run.out()).contains("INTERRUPTED");
            assertThat(directory.resolve("cut/report.json")).exists();
        }
    }

    @Test
    void scriptsSpawnBroadcastAndReadMetrics() throws Exception {
        String target = "127.0.0.1:" + app.httpPort();
        double before = published();
        assertThat(json("sim", "--target", target, "--json", "spawn", "10").getInt("connected"))
                .isEqualTo(10);
        assertThat(json("sim", "--target", target, "--json", "broadcast", "hello big world", "2")
                        .getInt("delivered"))
                .isEqualTo(200);
        assertThat(published() - before).isEqualTo(20);
        try (CommandRun closing = CommandRun.start("sim", "--target", "http://" + target)) {
            closing.type("exit");
            assertThat(closing.exitCode()).as(closing.err()).isZero();
            assertThat(closing.out()).isEqualTo("closed 10 clients\n");
        }
    }

    @Test
    void aScenarioThatIsNoneIsRefusedWithEveryFault() throws Exception {
        String bad = TINY.replace("vus: 10", "vus: many").replace("rate: 20", "rate: -1");
        String file = file("bad.yaml", bad);
        try (CommandRun run = CommandRun.start("run", file)) {
            assertThat(run.exitCode()).isEqualTo(104);
            assertThat(run.err().lines())
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith(file + ":5: scenarios.listeners.vus: "))
                    .anyMatch(line -> line.startsWith(file + ":10: scenarios.talkers.rate: "));
        }
    }

    @Test
    void aTargetThatIsNotThereMeasuresNothing() throws Exception {
        try (CommandRun run = CommandRun.start("run", file("tiny.yaml", TINY), "--target", "127.0.0.1:1")) {
            assertThat(run.exitCode()).isEqualTo(120);
            assertThat(run.out()).contains("INVALID", "nobody could connect to grpc://127.0.0.1:1: nothing listens");
            assertThat(run.out().lines()).hasSizeLessThan(20);
        }
    }

    @Test
    void anUnknownWordIsAnsweredWithTheUsage() throws Exception {
        try (CommandRun run = CommandRun.start("dance")) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("dance", "Usage: hubbub");
        }
    }

    private CommandRun runTiny(String scenario, String... options) throws IOException {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "run";
        arguments[1] = file("tiny.yaml", scenario);
        arguments[2] = "--target";
        arguments[3] = "127.0.0.1:" + app.grpcPort();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return CommandRun.start(arguments);
    }

    /** Or that the generator was too slow, as it may be on a machine that has too much to do: a verdict on the machine. */
    private static void assertVerdict(CommandRun run, int exitCode, String verdict)
            throws IOException, InterruptedException {
        int code = run.exitCode();
        assertThat(code).as(run.err()).isIn(exitCode, 120);
        assertThat(run.out()).contains(code == 120 ? "the generator was measured, not the target" : verdict);
    }

    private static double published() throws IOException, InterruptedException {
        return json("metrics", "127.0.0.1", Integer.toString(app.httpPort()), "--json")
                .getDouble("find { it.name == 'hubbub_published_total' }.value");
    }

    private static JsonPath json(String... arguments) throws IOException, InterruptedException {
        try (CommandRun run = CommandRun.start(arguments)) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            return new JsonPath(run.out());
        }
    }

    private static int exitCode(String... arguments) throws IOException, InterruptedException {
        try (CommandRun run = CommandRun.start(arguments)) {
            return run.exitCode();
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
