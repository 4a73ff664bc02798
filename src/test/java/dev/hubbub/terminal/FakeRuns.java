package dev.hubbub.terminal;

import dev.hubbub.lab.RunResult;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.Generator;
import dev.hubbub.report.Metric;
import dev.hubbub.report.Provenance;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs that have ended before they began, or go on until they are stopped. */
final class FakeRuns implements Launcher {

    final List<Scenario> started = new ArrayList<>();
    private final Function<Scenario, @Nullable Verdict> outcome;

    /** @param outcome null for runs that go on until they are stopped */
    FakeRuns(Function<Scenario, @Nullable Verdict> outcome) {
        this.outcome = outcome;
    }

    static FakeRuns ending(Verdict verdict) {
        return new FakeRuns(scenario -> verdict);
    }

    @Override
    public ActiveRun start(Scenario scenario) {
        started.add(scenario);
        Verdict verdict = outcome.apply(scenario);
        CompletableFuture<RunResult> done = new CompletableFuture<>();
        if (verdict != null) {
            done.complete(result(scenario, verdict));
        }
        return new Run(scenario, done);
    }

    static RunResult result(Scenario scenario, Verdict verdict) {
        List<String> reasons = verdict == Verdict.PASS ? List.of() : List.of("it is a test");
        Delivery ledger = new Delivery(10, 0, 100, 100, 0, 0, 0, 0, 0);
        RunReport report = new RunReport(
                "fake-1",
                scenario.name(),
                verdict,
                reasons,
                List.of(),
                Instant.parse("2026-01-01T00:00:00Z"),
                10,
                ledger,
                List.of(),
                Map.of(
                        "fanout_latency",
                        new Metric(Metric.Type.TREND, "ms", Map.of("p(50)", 1.0, "p(95)", 2.0, "p(99)", 3.0))),
                List.of("p(95)"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                new Generator(false, 0.1, 1, 0, 1, 1, 1 << 20, 0, 100),
                new Provenance(
                        scenario.source(), scenario.seed(), scenario.target().toString(), "1", "c", "jvm", "os", 2, 1));
        return new RunResult(report, "#histogram\n");
    }

    private record Run(Scenario scenario, CompletableFuture<RunResult> ended) implements ActiveRun {

        @Override
        public RunProgress progress() {
            return new RunProgress(
                    "fake-1",
                    scenario.name(),
                    RunProgress.State.RUNNING,
                    "main",
                    1,
                    10,
                    false,
                    new Delivery(0, 0, 0, 0, 0, 0, 0, 0, 0),
                    null,
                    null);
        }

        @Override
        public void stop() {
            ended.complete(result(scenario, Verdict.INTERRUPTED));
        }

        @Override
        public CompletionStage<RunResult> done() {
            return ended;
        }
    }
}
