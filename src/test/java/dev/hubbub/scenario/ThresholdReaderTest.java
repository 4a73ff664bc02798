package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static dev.hubbub.scenario.ScenarioFixture.withTop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import dev.hubbub.report.Criterion;
import dev.hubbub.report.Metric;
import dev.hubbub.report.MetricName;
import dev.hubbub.report.Statistic;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdReaderTest {

    @Test
    void readsBothForms() {
        assertThat(thresholds("vus: ['max<=5', {threshold: 'value>=0', abortOnFail: true, delayAbortEval: 1m}]"))
                .containsExactly(
                        new Threshold("vus", null, Criterion.parse("max<=5"), false, Duration.ZERO),
                        new Threshold("vus", null, Criterion.parse("value>=0"), true, Duration.ofMinutes(1)));
        assertThat(thresholds("vus: [{threshold: 'max<5'}]"))
                .containsExactly(new Threshold("vus", null, Criterion.parse("max<5"), false, Duration.ZERO));
    }

    @Test
    void readsThoseOfAStage() {
        assertThat(thresholds("'send_delay{stage:main}': ['p(99)<5']"))
                .singleElement()
                .extracting(Threshold::selector)
                .isEqualTo("send_delay{stage:main}");
    }

    @ParameterizedTest
    @EnumSource(MetricName.class)
    void everyMetricCanHaveThresholds(MetricName metric) {
        String criterion =
                switch (metric.type()) {
                    case TREND -> "p(99.9)<5";
                    case COUNTER -> "count==0";
                    case RATE -> "rate>0.5";
                    case GAUGE -> "value<5";
                };
        assertThat(thresholds(metric + ": ['" + criterion + "']")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"TREND, connect_time", "COUNTER, deliveries", "RATE, delivery_reach", "GAUGE, vus"})
    void aStatisticMustBeOneThatTheMetricHas(Metric.Type type, String metric) {
        for (String criterion : List.of("count<1", "rate<1", "value<1", "avg<1", "min<1", "med<1", "max<1", "p(9)<1")) {
            String stat = criterion.substring(0, criterion.indexOf('<'));
            boolean fits = Objects.requireNonNull(Statistic.parse(stat)).fits(type);
            String detail = "asks for " + stat + ", which " + metric + " has not; it has " + Statistic.namesOf(type);
            assertThat(faults(withTop("thresholds: {" + metric + ": ['" + criterion + "']}")))
                    .isEqualTo(fits ? List.of() : List.of(new Fault("thresholds." + metric + "[0]", detail)));
        }
    }

    @Test
    void aMetricMustBeThere() {
        assertThat(faultsOf("fanout_latencies: ['p(99)<5']"))
                .containsExactly(new Fault(
                        "thresholds.fanout_latencies", "is of no metric that there is; did you mean fanout_latency?"));
        assertThat(faultsOf("http_req_duration: ['p(99)<5']"))
                .singleElement()
                .extracting(Fault::detail)
                .asString()
                .startsWith("is of no metric that there is; there are fanout_latency, delivery_latency, ");
    }

    @Test
    void onlySomeMetricsAreKeptByStage() {
        assertThat(faultsOf("'connect_time{stage:main}': ['max<5']"))
                .containsExactly(new Fault(
                        "thresholds.connect_time{stage:main}",
                        "is of a metric that is not kept by stage; leave out {stage:main}"));
    }

    @Test
    void aStageMustBeThere() {
        assertThat(faultsOf("'fanout_latency{stage:mian}': ['max<5'], 'fanout_latency{stage:steady}': ['max<5']"))
                .containsExactly(
                        new Fault(
                                "thresholds.fanout_latency{stage:mian}",
                                "is of the stage \"mian\", which no workload has; did you mean main?"),
                        new Fault(
                                "thresholds.fanout_latency{stage:steady}",
                                "is of the stage \"steady\", which no workload has; there are main"));
    }

    @Test
    void warmUpsAreNotLookedAt() {
        String text = withTop("thresholds: {'fanout_latency{stage:w}': ['max<5']}")
                .replace("preAllocatedVUs: 2", "preAllocatedVUs: 2, stage: w, warmup: true");
        assertThat(faults(text))
                .containsExactly(new Fault(
                        "thresholds.fanout_latency{stage:w}",
                        "is of the stage \"w\", a warm-up, which thresholds do not look at"));
    }

    @Test
    void somethingMustBePublishedInAStage() {
        String text = withTop("thresholds: {'fanout_latency{stage:quiet}': ['max<5']}");
        assertThat(faults(text.replace("vus: 5", "vus: 5, stage: quiet")))
                .containsExactly(new Fault(
                        "thresholds.fanout_latency{stage:quiet}",
                        "is of the stage \"quiet\", in which nothing is published, so that there is nothing to measure;"
                                + " there are main"));
        assertThat(faults(text.replace("preAllocatedVUs: 2", "preAllocatedVUs: 2, stage: quiet")))
                .isEmpty();
    }

    @Test
    void whenStagesAreFaultyNoneIsMissed() {
        assertThat(faults(withTop("thresholds: {'fanout_latency{stage:w}': ['max<5']}")
                        .replace("vus: 5", "vus: 5, stage: 5")))
                .extracting(Fault::field)
                .containsExactly("scenarios.listeners.stage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fanout_latency{room:a}", "fanout_latency{stage:a", "fanout_latency{stage:a}{stage:b}", "{}"})
    void otherSelectorsAreFaulty(String selector) {
        assertThat(faultsOf("'" + selector + "': ['max<5']"))
                .containsExactly(new Fault(
                        "thresholds." + selector,
                        "must be of a metric, or of a metric of a stage such as fanout_latency{stage:steady}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | thresholds",
                "{vus: 'max<5'} | thresholds.vus",
                "{vus: []} | thresholds.vus",
                "{vus: [5]} | thresholds.vus[0]",
                "{vus: [[]]} | thresholds.vus[0]",
                "{vus: [~]} | thresholds.vus[0]",
                "{vus: ['']} | thresholds.vus[0]",
                "{vus: ['max<5', 'max<x']} | thresholds.vus[1]",
                "{vus: [{}]} | thresholds.vus[0].threshold",
                "{vus: [{threshold: 5}]} | thresholds.vus[0].threshold",
                "{vus: [{threshold: 'max=5'}]} | thresholds.vus[0].threshold",
                "{vus: [{threshold: 'avg<5'}]} | thresholds.vus[0].threshold",
                "{vus: [{threshold: 'max<5', abortOnFail: 1}]} | thresholds.vus[0].abortOnFail",
                "{vus: [{threshold: 'max<5', delayAbortEval: 1}]} | thresholds.vus[0].delayAbortEval",
                "{vus: [{threshold: 'max<5', abort: true}]} | thresholds.vus[0].abort",
            })
    void everyFaultHasItsPath(String thresholds, String path) {
        assertThat(faults(withTop("thresholds: " + thresholds)))
                .extracting(Fault::field)
                .containsExactly(path);
    }

    @Test
    void thePartOfACriterionThatIsWrongIsNamed() {
        assertThat(faultsOf("vus: ['max=5', 'max<5ms', 'top<5', 'max']"))
                .extracting(Fault::detail)
                .containsExactly(
                        "has no operator \"=\"; there are <, <=, >, >=, == and !=",
                        "compares with \"5ms\", which is not a number; units are left out: p(99)<50",
                        "has no statistic \"top\"; there are count, rate, value, avg, min, med, max and p(N) with N"
                                + " from 0 to 100",
                        "must be a statistic, an operator and a number, such as p(99)<50");
    }

    @Test
    void faultsOfAMetricAndOfItsCriteriaAreReportedTogether() {
        assertThat(faultsOf("latency: ['max=5', 5]"))
                .extracting(Fault::field)
                .containsExactly("thresholds.latency", "thresholds.latency[0]", "thresholds.latency[1]");
    }

    @Test
    void aShareIsNoPercentage() {
        assertThat(faultsOf("delivery_reach: ['rate>99.9']"))
                .containsExactly(new Fault(
                        "thresholds.delivery_reach[0]",
                        "compares delivery_reach with a number that is not a share, from 0 to 1"));
    }

    @Test
    void thereAreAtMost100Together() {
        String fifty = "'max<5'" + ", 'max<5'".repeat(49);
        assertThat(thresholds("vus: [" + fifty + "], subscribers: [" + fifty + "]"))
                .hasSize(100);
        assertThat(faultsOf("vus: [" + fifty + "], subscribers: [" + fifty + ", 'max<5']"))
                .containsExactly(new Fault("thresholds", "are 101 together; at most 100 are allowed"));
        assertThat(faultsOf("vus: [" + fifty + ", " + fifty + ", 'max<5']"))
                .containsExactly(new Fault("thresholds.vus", "has 101 entries; at most 100 are allowed"));
    }

    @Test
    void thereMayBeNone() {
        assertThat(thresholds("")).isEmpty();
    }

    private static List<Threshold> thresholds(String entries) {
        return read(withTop("thresholds: {" + entries + "}")).thresholds();
    }

    private static List<Fault> faultsOf(String entries) {
        return faults(withTop("thresholds: {" + entries + "}"));
    }
}
