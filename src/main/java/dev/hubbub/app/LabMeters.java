package dev.hubbub.app;

import dev.hubbub.archive.Runs;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.lab.LabStats;
import dev.hubbub.lab.RunStep;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.Sample;
import dev.hubbub.report.Verdict;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Shows what the load lab counts while its runs go on. Base units; no label per run, room or user. */
@ApplicationScoped
class LabMeters {

    private static final Map<String, ToDoubleFunction<Sample>> LATENCY = Map.of(
            "50", Sample::p50Millis,
            "90", Sample::p90Millis,
            "99", Sample::p99Millis,
            "99.9", Sample::p999Millis);
    private static final Map<String, ToDoubleFunction<Delivery>> LEDGER = Map.of(
            "delivered", Delivery::delivered,
            "lost", Delivery::lost,
            "duplicated", Delivery::duplicated,
            "reordered", Delivery::reordered,
            "ambiguous", Delivery::ambiguous,
            "misrouted", Delivery::misrouted);
    private static final List<Integer> CONNECT_PERCENTILES = List.of(50, 90, 95, 99);

    /** Not "quantile", which belongs to summaries: of a single second there is no sum and no count that only rise. */
    private static final String PERCENTILE = "percentile";

    private final MeterRegistry registry;

    LabMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes StartupEvent start, Runs runs) {
        runs(runs);
        messages(runs.stats());
        outcomes(runs.stats());
        ledgers(runs);
        times(runs);
    }

    private void runs(Runs runs) {
        gauge("hubbub.lab.runs.active", "Runs of scenarios that go on", runs, going -> going.active()
                .size());
        gauge("hubbub.lab.virtual.users", "Virtual users at work in them", runs, Runs::virtualUsers);
        gauge("hubbub.lab.subscribers", "Subscriptions of theirs that stand", runs, Runs::subscribers);
        gauge("hubbub.lab.stage", "Which stage the newest of them is in, from 1; 0 for none", runs, Runs::stage);
        for (Verdict verdict : Verdict.values()) {
            counter(
                    "hubbub.lab.runs",
                    "Runs of scenarios that have ended",
                    runs,
                    ended -> ended.ended(verdict),
                    Tag.of("verdict", verdict.name().toLowerCase(Locale.ROOT)));
        }
    }

    private void messages(LabStats stats) {
        counter("hubbub.lab.messages.sent", "Messages that virtual users sent", stats, LabStats::sent);
        counter("hubbub.lab.messages.received", "Messages that arrived at them, each once", stats, LabStats::received);
    }

    private void outcomes(LabStats stats) {
        for (RunStep step : RunStep.values()) {
            Tag of = Tag.of("step", step.toString());
            if (step != RunStep.STAY) {
                counter("hubbub.lab.successes", "What virtual users did", stats, all -> all.succeeded(step), of);
            }
            for (ErrorKind kind : ErrorKind.values()) {
                counter(
                        "hubbub.lab.failures",
                        "What failed for virtual users",
                        stats,
                        all -> all.failed(step, kind),
                        of,
                        Tag.of("reason", kind.name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    private void ledgers(Runs runs) {
        LEDGER.forEach((result, deliveries) -> counter(
                "hubbub.lab.deliveries",
                "Deliveries by the ledgers of ended runs",
                runs,
                ended -> deliveries.applyAsDouble(ended.ledgers()),
                Tag.of("result", result)));
    }

    private void times(Runs runs) {
        LATENCY.forEach((percentile, millis) -> gauge(
                "hubbub.lab.message.latency.seconds",
                "From when a message was due to its arrival, in the last second of the newest run",
                runs,
                going -> seconds(going, millis),
                Tag.of(PERCENTILE, percentile)));
        for (LabStats.Phase phase : LabStats.Phase.values()) {
            for (int percentile : CONNECT_PERCENTILES) {
                gauge(
                        "hubbub.lab.connect.seconds",
                        "How long connecting took in the runs that go on, by part",
                        runs,
                        going -> going.stats().connectSeconds(phase, percentile),
                        Tag.of("phase", phase.name().toLowerCase(Locale.ROOT)),
                        Tag.of(PERCENTILE, Integer.toString(percentile)));
            }
        }
    }

    private static double seconds(Runs runs, ToDoubleFunction<Sample> millis) {
        Sample last = runs.lastSample();
        return last == null || last.deliveries() == 0 ? Double.NaN : millis.applyAsDouble(last) / 1e3;
    }

    private void gauge(String name, String description, Runs runs, ToDoubleFunction<Runs> value, Tag... tags) {
        Gauge.builder(name, runs, value)
                .description(description)
                .tags(List.of(tags))
                .strongReference(true)
                .register(registry);
    }

    private <T> void counter(String name, String description, T source, ToDoubleFunction<T> value, Tag... tags) {
        FunctionCounter.builder(name, source, value)
                .description(description)
                .tags(List.of(tags))
                .register(registry);
    }
}
