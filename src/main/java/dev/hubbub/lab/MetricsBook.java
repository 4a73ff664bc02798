package dev.hubbub.lab;

import dev.hubbub.latency.LatencyDistribution;
import dev.hubbub.latency.LatencyRecorder;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.Metric;
import dev.hubbub.report.MetricName;
import dev.hubbub.report.Sample;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.scenario.Threshold;
import java.util.Collection;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Sums a run's metrics up, with the statistics that are shown and those that thresholds ask for. Control thread. */
final class MetricsBook {

    private static final Map<MetricName, Function<StageTrends, LatencyRecorder>> BY_STAGE = new EnumMap<>(Map.of(
            MetricName.FANOUT_LATENCY, StageTrends::fanOut,
            MetricName.DELIVERY_LATENCY, StageTrends::delivery,
            MetricName.CATCHUP_LATENCY, StageTrends::catchUp,
            MetricName.SEND_DELAY, StageTrends::sendDelay,
            MetricName.PUBLISH_LATENCY, StageTrends::publish,
            MetricName.ROUND_TRIP, StageTrends::roundTrip,
            MetricName.TIME_TO_FIRST, StageTrends::timeToFirst,
            MetricName.TIME_TO_HALF, StageTrends::timeToHalf,
            MetricName.TIME_TO_P99, StageTrends::timeToMost,
            MetricName.TIME_TO_LAST, StageTrends::timeToLast));

    /** Of some transports, or some scenarios, only. */
    private static final Map<MetricName, Function<RunMetrics, LatencyRecorder>> BY_PHASE = new EnumMap<>(Map.of(
            MetricName.TCP_CONNECT, metrics -> metrics.tcpConnect,
            MetricName.WEBSOCKET_HANDSHAKE, metrics -> metrics.webSocketHandshake,
            MetricName.WEBSOCKET_CONNECT, metrics -> metrics.webSocketConnect,
            MetricName.STOMP_CONNECT, metrics -> metrics.stompConnect));

    private final RunMetrics metrics;
    private final Set<String> statistics = new LinkedHashSet<>();

    MetricsBook(Scenario scenario, RunMetrics metrics) {
        this.metrics = metrics;
        statistics.addAll(scenario.summaryTrendStats());
        scenario.thresholds().stream()
                .filter(threshold -> isTrend(threshold.metric()))
                .map(Threshold::criterion)
                .forEach(criterion -> statistics.add(criterion.stat()));
    }

    /** All metrics by name, those of single stages included; {@code seconds} of the run for the rates. */
    Map<String, Metric> metrics(Delivery ledger, List<Sample> samples, double seconds) {
        Map<String, Metric> book = new TreeMap<>();
        BY_STAGE.forEach((name, recorder) -> {
            book.put(name.toString(), trend(fold(recorder)));
            for (StageTrends stage : metrics.stages()) {
                LatencyDistribution latencies = recorder.apply(stage).distribution();
                if (latencies.count() > 0) {
                    book.put(name + "{stage:" + stage.stage() + "}", trend(latencies));
                }
            }
        });
        BY_PHASE.forEach((name, recorder) -> {
            LatencyDistribution times = recorder.apply(metrics).distribution();
            if (times.count() > 0) {
                book.put(name.toString(), trend(times));
            }
        });
        book.put(MetricName.CONNECT_TIME.toString(), trend(metrics.connectTime.distribution()));
        book.put(MetricName.SUBSCRIBE_TIME.toString(), trend(metrics.subscribeTime.distribution()));
        book.put(MetricName.RECONNECT_TIME.toString(), trend(metrics.reconnectTime.distribution()));
        book.put(MetricName.DELIVERY_REACH.toString(), new Metric(Metric.Type.RATE, "", reach(ledger)));
        counts(ledger).forEach((name, count) -> book.put(name.toString(), counter(count, seconds)));
        book.put(MetricName.VUS.toString(), gauge(samples, Sample::users));
        book.put(MetricName.SUBSCRIBERS.toString(), gauge(samples, Sample::subscribers));
        return book;
    }

    /** The fan-out latency of all stages but the warm-ups. */
    LatencyDistribution fanOut() {
        return fold(StageTrends::fanOut);
    }

    /** The send delay of all stages but the warm-ups. */
    LatencyDistribution sendDelay() {
        return fold(StageTrends::sendDelay);
    }

    private Map<MetricName, Long> counts(Delivery ledger) {
        Map<MetricName, Long> counts = new EnumMap<>(MetricName.class);
        counts.put(MetricName.DELIVERIES, ledger.delivered());
        counts.put(MetricName.DELIVERY_LOST, ledger.lost());
        counts.put(MetricName.DELIVERY_DUPLICATES, ledger.duplicated());
        counts.put(MetricName.DELIVERY_REORDERED, ledger.reordered());
        counts.put(MetricName.DELIVERY_AMBIGUOUS, ledger.ambiguous());
        counts.put(MetricName.DELIVERY_MISROUTED, ledger.misrouted());
        counts.put(MetricName.MESSAGES_PUBLISHED, ledger.published());
        counts.put(MetricName.PUBLISH_FAILED, ledger.refused());
        counts.put(MetricName.ROUND_TRIPS, metrics.returned.sum());
        counts.put(MetricName.ROUND_TRIP_FAILED, metrics.roundTripsFailed.sum());
        counts.put(MetricName.VUS_STARTED, metrics.usersStarted.sum());
        counts.put(MetricName.ITERATIONS, metrics.iterations.sum());
        counts.put(MetricName.DROPPED_ITERATIONS, metrics.droppedIterations.sum());
        counts.put(MetricName.CONNECTS, metrics.connects.sum());
        counts.put(MetricName.CONNECT_FAILED, metrics.connectFailures.sum());
        counts.put(MetricName.DISCONNECTS, metrics.disconnects.sum());
        counts.put(MetricName.RECONNECTS, metrics.reconnects.sum());
        return counts;
    }

    /** None when there was nothing to reach anybody: a threshold must not hold for want of deliveries. */
    private static Map<String, Double> reach(Delivery ledger) {
        return ledger.expected() == 0 ? Map.of() : Map.of("rate", ledger.reach());
    }

    private LatencyDistribution fold(Function<StageTrends, LatencyRecorder> recorder) {
        Collection<StageTrends> stages = metrics.stages();
        return stages.stream()
                .filter(stage -> !stage.warmup())
                .map(stage -> recorder.apply(stage).distribution())
                .reduce(LatencyDistribution.empty(), LatencyDistribution::plus);
    }

    private Metric trend(LatencyDistribution latencies) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("count", (double) latencies.count());
        if (latencies.overflows() > 0) {
            values.put("overflows", (double) latencies.overflows());
        }
        if (latencies.count() > 0) {
            statistics.forEach(name -> values.put(name, value(latencies, name)));
        }
        return new Metric(Metric.Type.TREND, "ms", values);
    }

    private static double value(LatencyDistribution latencies, String statistic) {
        return switch (statistic) {
            case "count" -> latencies.count();
            case "avg" -> latencies.mean();
            case "min" -> latencies.min();
            case "med" -> latencies.at(50);
            case "max" -> latencies.max();
            default -> latencies.at(Double.parseDouble(statistic.substring(2, statistic.length() - 1)));
        };
    }

    private static Metric counter(long count, double seconds) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("count", (double) count);
        values.put("rate", count / Math.max(seconds, 1e-9));
        return new Metric(Metric.Type.COUNTER, "", values);
    }

    private static Metric gauge(List<Sample> samples, ToIntFunction<Sample> gauge) {
        IntSummaryStatistics all = samples.stream().mapToInt(gauge).summaryStatistics();
        Map<String, Double> values = new LinkedHashMap<>();
        if (!samples.isEmpty()) {
            values.put("value", (double) gauge.applyAsInt(samples.get(samples.size() - 1)));
            values.put("min", (double) all.getMin());
            values.put("max", (double) all.getMax());
        }
        return new Metric(Metric.Type.GAUGE, "", values);
    }

    private static boolean isTrend(String metric) {
        MetricName name = MetricName.of(metric);
        return name != null && name.type() == Metric.Type.TREND;
    }
}
