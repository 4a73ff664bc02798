package dev.hubbub.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Prometheus with the configuration in {@code docker/prometheus}, which watches a server of this machine once a
 * second. Its files are in {@code target}.
 */
public final class PrometheusProcess implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("docker/prometheus/prometheus.yml");
    private static final Pattern LISTENS = Pattern.compile("msg=\"Listening on\" address=127\\.0\\.0\\.1:(\\d+)");
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final long END_LIMIT_SECONDS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Instant begun = Instant.now();
    private final Path log;
    private final Process process;
    private final int port;

    private PrometheusProcess(int watched) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "prometheus");
        log = folder.resolve("log.txt");
        Path configuration = folder.resolve("prometheus.yml");
        new YAMLMapper().writeValue(configuration.toFile(), configuration(watched));
        process = Prometheus.start(new ProcessBuilder(Prometheus.command(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:0"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        port = port();
    }

    /** Starts one that watches what listens on a port of this machine, and waits until it has seen it. */
    public static PrometheusProcess watching(int port) throws IOException {
        PrometheusProcess prometheus = new PrometheusProcess(port);
        try {
            await().atMost(START_LIMIT).until(() -> prometheus.hasSeen("up{job=\"hubbub\"} == 1"));
        } catch (RuntimeException failure) {
            String said = prometheus.log();
            prometheus.close();
            throw new IllegalStateException("Prometheus does not see port " + port + ":\n" + said, failure);
        }
        return prometheus;
    }

    /** Whether an expression has had a number since the start; one that is none is refused with what is wrong. */
    public boolean hasSeen(String expression) {
        JsonNode answer = get("/api/v1/query_range?step=1&start=" + begun.getEpochSecond() + "&end="
                + (Instant.now().getEpochSecond() + 1) + "&query="
                + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new IllegalArgumentException(
                    expression + ": " + answer.path("error").asText());
        }
        for (JsonNode series : answer.path("data").path("result")) {
            for (JsonNode value : series.path("values")) {
                if (Double.isFinite(number(value.get(1).asText()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What an address of its interface answers. */
    public JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return json.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The one that ships, with this target, and a look a second, so that a test need not take long. */
    private static JsonNode configuration(int watched) throws IOException {
        ObjectNode all = (ObjectNode) new YAMLMapper().readTree(CONFIGURATION.toFile());
        ((ObjectNode) all.get("global"))
                .put("scrape_interval", "1s")
                .put("scrape_timeout", "1s")
                .put("evaluation_interval", "1s");
        all.putArray("rule_files").add(CONFIGURATION.resolveSibling("rules").toAbsolutePath() + "/*.yml");
        ((ArrayNode) all.get("scrape_configs")).remove(1); // the cluster is not here
        ((ObjectNode) all.at("/scrape_configs/0/static_configs/0"))
                .putArray("targets")
                .add("127.0.0.1:" + watched);
        return all;
    }

    /** It takes one that is free, and says which. */
    private int port() {
        await().atMost(START_LIMIT)
                .until(() -> !process.isAlive() || LISTENS.matcher(log()).find());
        Matcher said = LISTENS.matcher(log());
        if (!said.find()) {
            throw new IllegalStateException("Prometheus ended:\n" + log());
        }
        return Integer.parseInt(said.group(1));
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As Prometheus writes them; "+Inf" is no number to it, and none here. */
    private static double number(String text) {
        return text.endsWith("Inf") ? Double.NaN : Double.parseDouble(text);
    }
}
