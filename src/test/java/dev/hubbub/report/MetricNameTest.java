package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricNameTest {

    @ParameterizedTest
    @EnumSource(MetricName.class)
    void isFoundByItsName(MetricName metric) {
        assertThat(MetricName.of(metric.toString())).isEqualTo(metric);
        assertThat(metric.toString()).matches("[a-z][a-z0-9_]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FANOUT_LATENCY", "fanout-latency", "latency"})
    void otherNamesAreNone(String name) {
        assertThat(MetricName.of(name)).isNull();
    }

    @ParameterizedTest
    @EnumSource(MetricName.class)
    void isExplainedOnOneLine(MetricName metric) {
        assertThat(metric.meaning()).hasSizeBetween(10, 90).doesNotEndWith(".").doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(MetricName.class)
    void trendsAreInMillisecondsAndTheOthersCountThings(MetricName metric) {
        assertThat(metric.unit()).isEqualTo(metric.type() == Metric.Type.TREND ? "ms" : "");
    }

    @Test
    void onlyTrendsOfMessagesAreKeptByStage() {
        assertThat(MetricName.values())
                .filteredOn(MetricName::isByStage)
                .extracting(MetricName::toString)
                .containsExactly(
                        "fanout_latency",
                        "delivery_latency",
                        "send_delay",
                        "publish_latency",
                        "round_trip",
                        "catchup_latency",
                        "time_to_first",
                        "time_to_half",
                        "time_to_p99",
                        "time_to_last");
    }

    @Test
    void namesAreThoseOfAll() {
        assertThat(MetricName.names()).hasSize(MetricName.values().length).contains("delivery_reach", "vus");
    }
}
