package dev.hubbub.runtime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prometheus's alerts say what the process itself finds: the same rules, thresholds and advice. */
class AlertRulesTest {

    private static final Path FILE = Path.of("docker/prometheus/rules/hubbub.yml");
    private static final Pattern THRESHOLD = Pattern.compile("(?:>=|>|> bool) ([0-9.]+)(?= |$)");
    private static final Pattern WINDOW = Pattern.compile("\\[(\\w+)]");
    private static final Pattern OFFSET = Pattern.compile("offset (\\w+)");

    /** By the rule's name. */
    private final Map<String, JsonNode> alerts = new TreeMap<>();

    /** Expressions, by the name of what is recorded. */
    private final Map<String, String> recorded = new TreeMap<>();

    @BeforeEach
    void read() throws IOException {
        for (JsonNode group : new YAMLMapper().readTree(FILE.toFile()).get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                if (rule.has("record")) {
                    recorded.put(rule.get("record").asText(), rule.get("expr").asText());
                } else if (rule.get("labels").has("rule")) {
                    alerts.put(rule.get("labels").get("rule").asText(), rule);
                }
            }
        }
    }

    @Test
    void thereIsAnAlertForEachRuleOfThumbAndItGivesTheSameAdvice() {
        assertThat(alerts.keySet()).containsExactlyInAnyOrderElementsOf(RulesOfThumb.names());
        for (Finding finding : RulesOfThumb.look(List.of())) {
            JsonNode says = requireNonNull(alerts.get(finding.rule())).get("annotations");
            assertThat(says.get("summary").asText()).isEqualTo(finding.title());
            assertThat(says.get("description").asText()).isEqualTo(finding.advice());
        }
    }

    @Test
    void anAlertIsNamedAfterItsRule() {
        alerts.forEach((rule, alert) -> {
            String words = Pattern.compile("_")
                    .splitAsStream(rule)
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining());
            assertThat(alert.get("alert").asText()).isEqualTo("Hubbub" + words);
        });
    }

    @Test
    void memoryHasTheThresholdsOfTheCode() {
        assertThat(thresholds(expression("heap_after_gc")))
                .containsExactly(MemoryRules.NEARLY_FULL, MemoryRules.FULL_ENOUGH, MemoryRules.MUCH_GROWTH, (double)
                        MemoryRules.FEWEST_COLLECTIONS);
        assertThat(thresholds(expression("gc_share"))).containsExactly(MemoryRules.MOST_GC);
    }

    @Test
    void schedulingHasTheThresholdsOfTheCode() {
        assertThat(thresholds(expression("rising_threads"))).containsExactly((double) SchedulingRules.MANY_THREADS);
        assertThat(thresholds(expression("loop_lag"))).containsExactly(0.5);
        assertThat(thresholds(figure("instance:hubbub_event_loop_late:bool")))
                .containsExactly(SchedulingRules.LATE_MILLIS / 1e3);
        assertThat(thresholds(expression("busy_processor"))).containsExactly(SchedulingRules.BUSY);
    }

    @Test
    void trafficHasTheThresholdsOfTheCode() {
        assertThat(thresholds(expression("filling_outboxes"))).containsExactly(0.0, TrafficRules.MANY_BYTES);
        assertThat(thresholds(expression("slow_lanes"))).containsExactly(0.0, TrafficRules.MANY_EVENTS);
        assertThat(thresholds(expression("open_files"))).containsExactly(TrafficRules.MOST_FILES);
    }

    @Test
    void memoryLooksAtTheTimesOfTheCode() {
        int part = PulseMonitor.KEPT / MemoryRules.PARTS;
        assertThat(windows("instance:hubbub_heap_after_gc:low200s")).containsOnly(part + "s");
        assertThat(found(OFFSET, expression("heap_after_gc"))).containsOnly(part + "s", 2 * part + "s");
        assertThat(windows("instance:hubbub_gc_collections:increase10m")).containsOnly(PulseMonitor.KEPT / 60 + "m");
        assertThat(windows("instance:hubbub_gc_time:share1m")).containsOnly(MemoryRules.MINUTE / 60 + "m");
    }

    @Test
    void schedulingAndTrafficLookAtTheTimesOfTheCode() {
        int part = SchedulingRules.FIVE_MINUTES / SchedulingRules.PARTS;
        assertThat(windows("instance:hubbub_threads:low60s")).containsOnly(part + "s");
        assertThat(found(OFFSET, expression("rising_threads")))
                .contains((SchedulingRules.PARTS - 1) * part + "s")
                .doesNotContain(SchedulingRules.PARTS * part + "s");
        assertThat(windows("instance:hubbub_cpu:mean30s")).containsOnly(SchedulingRules.BUSY_SECONDS + "s");

        String minute = TrafficRules.MINUTE / 60 + "m";
        assertThat(windows("instance:hubbub_slow_consumers:increase1m")).containsOnly(minute);
        assertThat(windows("instance:hubbub_refused:increase1m")).containsOnly(minute);
    }

    private String expression(String rule) {
        return requireNonNull(alerts.get(rule), rule).get("expr").asText();
    }

    private String figure(String name) {
        return requireNonNull(recorded.get(name), name);
    }

    private List<String> windows(String figure) {
        return found(WINDOW, figure(figure));
    }

    private static List<Double> thresholds(String expression) {
        return found(THRESHOLD, expression).stream().map(Double::valueOf).toList();
    }

    private static List<String> found(Pattern pattern, String expression) {
        return pattern.matcher(expression)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
