package dev.hubbub.terminal.metrics;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hubbub.terminal.TerminalRun;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a small server with the page of a Go service. */
@Timeout(120)
class MetricsCommandTest {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final String go;
    private final AtomicInteger asked = new AtomicInteger();

    MetricsCommandTest() throws IOException {
        try (InputStream page = MetricsCommandTest.class.getResourceAsStream("/metrics/go.txt")) {
            go = new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theRuntimeOfAGoServiceHasUnitsAndMeanings() throws Exception {
        serve("/metrics", TEXT, go);
        try (TerminalRun run = metrics()) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                    .contains(
                            "go_gc_duration_seconds_sum | 1.53 ms | how long it was paused in all",
                            "go_gc_duration_seconds_count | 12 | how often the collector paused the program",
                            "go_goroutines | 37 | goroutines now; only rising means that some never end",
                            "go_memstats_alloc_bytes | 3.34 MiB | heap in use by objects, dead ones not yet swept included",
                            "go_memstats_heap_alloc_bytes | 3.34 MiB | the same as alloc: heap in use by objects",
                            "go_memstats_heap_inuse_bytes | 5.35 MiB | heap in spans that have objects",
                            "go_memstats_next_gc_bytes | 4.9 MiB | the heap size at which the next collection begins",
                            "go_memstats_stack_inuse_bytes | 896 KiB | in use by the goroutines' stacks",
                            "go_memstats_sys_bytes | 17.1 MiB | had from the system in all",
                            "process_cpu_seconds_total | 1 min 15 s | CPU time used since the start",
                            "process_virtual_memory_max_bytes | no limit | Maximum amount of virtual memory available in bytes.");
            assertThat(run.out())
                    .contains("quantile=0.5", "34.6 µs", "2026-11-21")
                    .doesNotContain("promhttp_");
        }
    }

    @Test
    void theOldNineRowsAreThere() throws Exception {
        serve("/metrics", TEXT, go);
        try (TerminalRun run = metrics("--json")) {
            assertThat(run.exitCode()).isZero();
            JsonPath rows = new JsonPath(run.out());
            for (String name : "alloc heap_alloc heap_inuse next_gc stack_inuse sys".split(" ")) {
                assertThat(rows.getDouble("find { it.name == 'go_memstats_" + name + "_bytes' }.value"))
                        .isPositive();
            }
            assertThat(rows.getDouble("find { it.name == 'go_gc_duration_seconds_sum' }.value"))
                    .isEqualTo(0.001527362);
            assertThat(rows.getString("find { it.name == 'process_max_fds' }.value"))
                    .isEqualTo("+Inf");
        }
    }

    @Test
    void histogramsAreSummedUp() throws Exception {
        serve("/metrics", TEXT, go);
        try (TerminalRun run = metrics("--all")) {
            assertThat(run.exitCode()).isZero();
            assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                    .contains(" | route=/chat | mean 25 ms, p99 ≤ 500 ms, of 100");
        }
    }

    @Test
    void theNextPathIsTriedWhereTheFirstHasNone() throws Exception {
        serve("/metrics", "text/html", "<html>");
        serve("/q/metrics", "application/openmetrics-text; version=1.0.0", "go_goroutines 5\n# EOF\n");
        try (TerminalRun run = metrics();
                TerminalRun only = metrics("--path", "/metrics");
                TerminalRun missing = metrics("--path", "/nowhere")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).containsPattern("go_goroutines +5 ");
            assertThat(only.exitCode()).isEqualTo(120);
            assertThat(only.err()).contains("/metrics answers text/html", "--path");
            assertThat(missing.exitCode()).isEqualTo(120);
            assertThat(missing.err()).contains("/nowhere answers status 404");
        }
    }

    @Test
    void aPageThatIsCutOffOrNoneIsRefused() throws Exception {
        serve("/metrics", "application/openmetrics-text", "go_goroutines 5\n");
        try (TerminalRun run = metrics()) {
            assertThat(run.exitCode()).isEqualTo(120);
            assertThat(run.err()).contains("is no Prometheus text", "cut off").hasLineCount(1);
        }
    }

    @Test
    void aPageThatIsTooLongIsNotReadToItsEnd() throws Exception {
        char[] much = new char[17 << 20];
        Arrays.fill(much, '#');
        serve("/metrics", TEXT, new String(much));
        try (TerminalRun run = metrics()) {
            assertThat(run.exitCode()).isEqualTo(120);
            assertThat(run.err()).contains("more than 16777216 bytes");
        }
    }

    @Test
    void watchingGoesOnUntilItIsInterrupted() throws Exception {
        serve("/metrics", TEXT, "go_goroutines 5\n");
        try (TerminalRun run = metrics("--watch", "1")) {
            until(() -> asked.get() >= 2 && run.out().split("go_goroutines", -1).length > 2);
            server.removeContext("/metrics");
            until(() -> run.out().contains("no metrics at "));
            serve("/metrics", TEXT, "go_goroutines 6\n");
            until(() -> run.out().matches("(?s).*go_goroutines +6 .*"));

            run.interrupt();

            assertThat(run.exitCode()).isEqualTo(105);
        }
    }

    @Test
    void everyFaultOfTheCommandLineHasALine() throws Exception {
        try (TerminalRun run =
                TerminalRun.piped("", "metrics", "http://x/", "70000", "--path", "metrics", "--watch", "0")) {
            assertThat(run.exitCode()).isEqualTo(104);
            assertThat(run.err())
                    .contains("HOST: ", "PORT: ", "--path: ", "--watch: ")
                    .hasLineCount(4);
        }
    }

    private TerminalRun metrics(String... options) {
        String[] arguments = Arrays.copyOf(new String[] {"metrics", "127.0.0.1", ""}, 3 + options.length);
        arguments[2] = Integer.toString(server.getAddress().getPort());
        System.arraycopy(options, 0, arguments, 3, options.length);
        return TerminalRun.piped("", arguments);
    }

    private void serve(String path, String type, String page) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            } catch (IOException leftUnread) {
                throw new UncheckedIOException(leftUnread);
            }
        });
    }
}
