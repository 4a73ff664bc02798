package dev.hubbub.lab;

import dev.hubbub.latency.LatencyDistribution;
import dev.hubbub.report.CurvePoint;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.Generator;
import dev.hubbub.report.Metric;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.ThresholdResult;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums a run up. */
final class RunReporter {

    private final RunContext run;
    private final Instant startedAt;
    private final boolean colocated;
    private final List<String> missing;
    private final List<String> reasons = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param colocated whether a target is this very process
     * @param missing targets that were not there at the start, a sentence each
     */
    RunReporter(RunContext run, Instant startedAt, boolean colocated, List<String> missing) {
        this.run = run;
        this.startedAt = startedAt;
        this.colocated = colocated;
        this.missing = missing;
    }

    /** The result of a run that has ended. */
    RunResult result(Ending ending) {
        Scenario scenario = run.scenario();
        Delivery ledger = run.metrics().ledger.report(0);
        double seconds = ending.nanos() / 1e9;
        MetricsBook book = new MetricsBook(scenario, run.metrics());
        Map<String, Metric> metrics =
                ending.hasFigures() ? book.metrics(ledger, ending.sampler().samples(), seconds) : Map.of();
        List<ThresholdResult> thresholds = new Thresholds(scenario).evaluate(metrics);
        Generator generator = generator(ending, book, ledger);
        Verdict verdict = verdict(ending, thresholds, generator);
        warn(ledger, ending);
        RunReport report = new RunReport(
                run.id(),
                scenario.name(),
                verdict,
                List.copyOf(reasons),
                List.copyOf(warnings),
                startedAt,
                seconds,
                ledger,
                thresholds,
                metrics,
                scenario.summaryTrendStats(),
                scenario.stages(),
                ending.sampler().samples(),
                curve(book.fanOut()),
                ending.worstMessages(),
                ending.worstSubscribers(),
                new TreeMap<>(run.metrics().failures.byReason()),
                ending.targets(),
                generator,
                Provenances.of(scenario));
        return new RunResult(
                report, ending.sampler().histogramLog(), run.metrics().failures.text());
    }

    private Verdict verdict(Ending ending, List<ThresholdResult> thresholds, Generator generator) {
        if (ending.reason() != null) {
            reasons.add(ending.reason());
        }
        if (nobodyCame() && ending.cause() != Ending.Cause.TARGET_GONE) {
            reasons.add("nobody could connect: " + run.metrics().failures.mostFrequent());
        }
        List<String> unsound = GeneratorLimits.passed(generator);
        reasons.addAll(unsound);
        if (ending.hasFigures()) {
            thresholds.stream()
                    .filter(result -> !result.passed())
                    .map(RunReporter::say)
                    .forEach(reasons::add);
        }
        boolean held = thresholds.stream().allMatch(ThresholdResult::passed);
        return switch (ending.cause()) {
            case UNREACHABLE, BROKEN -> Verdict.INVALID;
            case STOPPED -> Verdict.INTERRUPTED;
            case TARGET_GONE -> Verdict.FAIL;
            case ABORTED -> unsound.isEmpty() ? Verdict.FAIL : Verdict.INVALID;
            case COMPLETE -> !unsound.isEmpty() ? Verdict.INVALID : held ? Verdict.PASS : Verdict.FAIL;
        };
    }

    /** Of those who tried; a target that is gone has said so. */
    private boolean nobodyCame() {
        return run.metrics().subscriptions() == 0
                && run.metrics().connectFailures.sum() > 0;
    }

    private static String say(ThresholdResult result) {
        String actual =
                Double.isNaN(result.actual()) ? "there is nothing to hold it against" : "it is " + result.actual();
        return result.metric() + " " + result.criterion() + " does not hold: " + actual;
    }

    private void warn(Delivery ledger, Ending ending) {
        if (ending.cause() != Ending.Cause.UNREACHABLE) { // else it is the reason
            missing.forEach(target -> warnings.add("at the start, " + target));
        }
        long dropped = run.metrics().droppedIterations.sum();
        if (dropped > 0) {
            warnings.add(
                    dropped + " iterations were dropped, because no virtual user was free: the load was lighter than"
                            + " asked for; raise maxVUs");
        }
        if (colocated) {
            warnings.add("load and target shared a process: the figures of the processor and the heap are of both");
        }
        if (ledger.misrouted() > 0) {
            warnings.add(
                    ledger.misrouted() + " messages came to rooms in which they were not said; does the target know"
                            + " rooms? If not, use one");
        }
    }

    private Generator generator(Ending ending, MetricsBook book, Delivery ledger) {
        GeneratorMeter meter = ending.generator();
        double cpuSeconds = meter.cpuSeconds();
        return new Generator(
                colocated,
                meter.cpu(),
                cpuSeconds,
                meter.gcShare(),
                meter.lag().max(),
                book.sendDelay().at(99),
                meter.heapPeakBytes(),
                ending.heapBytesPerUser(),
                cpuSeconds > 0 ? ledger.delivered() / cpuSeconds : 0);
    }

    private static List<CurvePoint> curve(LatencyDistribution latencies) {
        return latencies.curve().stream()
                .map(point -> new CurvePoint(point[0], point[1]))
                .toList();
    }
}
