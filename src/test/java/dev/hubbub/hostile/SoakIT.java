package dev.hubbub.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.AppVitals;
import dev.hubbub.testing.AppVitals.Vitals;
import dev.hubbub.testing.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Load, churn, slow consumers and reconnect storms over gRPC and STOMP at once, cycle after cycle: after each, nothing of
 * it may be left, and no cycle may leave more than the first. {@code -Psoak -Dhubbub.soak=1h} says how long in all; every
 * build has the shortest. What was found is in {@code target/soak.md}.
 */
@Tag("soak")
class SoakIT {

    private static final long SHORTEST_CYCLE = 8;
    private static final long ALL =
            Duration.parse("PT" + System.getProperty("hubbub.soak", "16s")).toSeconds();
    private static final long CYCLES = Math.max(2, Math.min(4, ALL / SHORTEST_CYCLE));
    private static final long SECONDS = Math.max(SHORTEST_CYCLE, ALL / CYCLES);
    private static final String RATE = System.getProperty("hubbub.soak.rate", "100");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int MOST_HEAP_MORE_MEGABYTES = 8;
    private static final int MOST_THREADS_MORE = 2;
    private static final int MOST_DESCRIPTORS_MORE = 4;
    private static final List<String> GAUGES = List.of(
            "hubbub_grpc_connections",
            "hubbub_stomp_sessions",
            "hubbub_rooms",
            "hubbub_outbox_bytes",
            "hubbub_subscribers{protocol=\"grpc\"}",
            "hubbub_subscribers{protocol=\"stomp\"}");

    private final Path directory;
    private final List<String> table = new ArrayList<>(List.of(
            "| after | heap, MB | threads | descriptors | delivered | slow, cut off |",
            "|---|---:|---:|---:|---:|---:|"));
    private AppProcess app;
    private AppVitals vitals;

    SoakIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void start() throws IOException {
        app = AppProcess.start(AppProcess.IN_FULL, "-Dhubbub.hub.room-idle=1s");
        vitals = AppVitals.of(app);
    }

    @AfterEach
    void end() throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "soak.md"), table);
        vitals.close();
        app.close();
    }

    @Test
    void nothingIsLeftOfACycle() throws Exception {
        record("the start");
        cycle();
        Vitals first = record("cycle 1");
        for (int i = 2; i <= CYCLES; i++) {
            cycle();
            Vitals next = record("cycle " + i);
            assertThat(next.threads())
                    .as(vitals.threadNames())
                    .isLessThanOrEqualTo(first.threads() + MOST_THREADS_MORE);
            assertThat(next.descriptors()).isLessThanOrEqualTo(first.descriptors() + MOST_DESCRIPTORS_MORE);
            assertThat(next.heapMegabytes()).isLessThanOrEqualTo(first.heapMegabytes() + MOST_HEAP_MORE_MEGABYTES);
        }
        assertThat(app.log()).doesNotContain("\"level\":\"ERROR\"");
    }

    private void cycle() throws Exception {
        String grpc = "{transport: grpc, url: '127.0.0.1:" + app.grpcPort() + "'}";
        String stomp = "{transport: stomp, url: 'ws://127.0.0.1:" + app.httpPort() + "/stomp'}";
        try (CommandRun overGrpc = run("grpc", grpc);
                CommandRun overStomp = run("stomp", stomp)) {
            assertEndedWell(overGrpc);
            assertEndedWell(overStomp);
        }
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(GAUGES).allMatch(gauge -> Attack.counter(app, gauge) == 0));
    }

    /** Or the generator was too slow, on a machine that has too much to do: the load was there all the same. */
    private static void assertEndedWell(CommandRun run) throws IOException, InterruptedException {
        int code = run.exitCode(Duration.ofSeconds(SECONDS + LIMIT.toSeconds()));
        assertThat(code).as(run.out() + run.err()).isIn(0, 120);
    }

    private CommandRun run(String name, String target) throws IOException {
        String scenario = template()
                .replace("TARGET", target)
                .replace("SECONDS", Long.toString(SECONDS))
                .replace("RATE", RATE)
                .replace("EARLY", Long.toString(SECONDS / 3))
                .replace("LATE", Long.toString(SECONDS * 2 / 3));
        Path file = Files.writeString(directory.resolve(name + ".yaml"), scenario);
        return CommandRun.startInFull("run", file.toString());
    }

    private Vitals record(String moment) {
        Vitals now = vitals.read();
        table.add("| %s | %d | %d | %d | %,d | %,d |"
                .formatted(
                        moment,
                        now.heapMegabytes(),
                        now.threads(),
                        now.descriptors(),
                        Attack.counter(app, "hubbub_delivered_total"),
                        Attack.counter(app, "hubbub_slow_disconnects_total")));
        return now;
    }

    private static String template() {
        try (InputStream text = SoakIT.class.getResourceAsStream("/hostile/soak-cycle.yaml")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
