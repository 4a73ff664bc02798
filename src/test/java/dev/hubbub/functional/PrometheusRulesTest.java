package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.Prometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What promtool says of the configuration, and of what the alerts do. */
class PrometheusRulesTest {

    private static final Path RULES = Path.of("docker/prometheus/rules/hubbub.yml");

    static List<Path> unitTests() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/prometheus"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void theConfigurationIsSound() throws Exception {
        Prometheus.Answer answer = Prometheus.promtool("check", "config", "docker/prometheus/prometheus.yml");

        assertThat(answer.exitCode()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("1 rule files found", "prometheus.yml is valid");
    }

    @Test
    void theRulesAreSound() throws Exception {
        Prometheus.Answer answer =
                Prometheus.promtool("check", "rules", "--lint=all", "--lint-fatal", RULES.toString());

        assertThat(answer.exitCode()).as(answer.text()).isZero();
    }

    @ParameterizedTest
    @MethodSource("unitTests")
    void alertsFireWhereTheyShouldAndNowhereElse(Path file) throws Exception {
        Prometheus.Answer answer = Prometheus.promtool("test", "rules", file.toString());

        assertThat(answer.exitCode()).as(answer.text()).isZero();
    }

    @Test
    void everyAlertHasAUnitTest() throws IOException {
        StringBuilder tests = new StringBuilder();
        for (Path file : unitTests()) {
            tests.append(Files.readString(file));
        }
        assertThat(Files.readString(RULES)
                        .lines()
                        .filter(line -> line.contains("- alert: "))
                        .map(line -> "alertname=\"" + line.substring(line.indexOf(": ") + 2) + "\""))
                .hasSize(14)
                .allSatisfy(alert -> assertThat(tests.toString()).contains(alert));
    }
}
