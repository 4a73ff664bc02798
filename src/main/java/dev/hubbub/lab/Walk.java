package dev.hubbub.lab;

import dev.hubbub.client.Dialler;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.Sample;
import dev.hubbub.report.ThresholdResult;
import dev.hubbub.scenario.Scenario;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through a scenario: runs its workloads, drains, ends. Confined to the control thread. */
final class Walk {

    private static final long SAMPLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long DRAIN_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final RunContext run;
    private final Crowd crowd;
    private final WorstMessages worstMessages = new WorstMessages();
    private final Disruptor disruptor;
    private final GeneratorMeter generator;
    private final HeapMeter heap;
    private final Sampler sampler;
    private final TargetWatch watch;
    private final Consumer<RunProgress> onProgress;
    private final Consumer<Ending> onEnd;

    private RunProgress.State state = RunProgress.State.RUNNING;
    private Ending.Cause cause = Ending.Cause.COMPLETE;
    private @Nullable String reason;
    private long heapBytesPerUser;

    /**
     * @param onProgress told once a second
     * @param onEnd told once
     */
    Walk(
            RunContext run,
            Dialler dialler,
            HeapMeter heap,
            long startMillis,
            Consumer<RunProgress> onProgress,
            Consumer<Ending> onEnd) {
        this.run = run;
        this.heap = heap;
        this.onProgress = onProgress;
        this.onEnd = onEnd;
        this.generator = new GeneratorMeter(run.control(), dialler.eventLoops());
        this.sampler = new Sampler(run, generator, startMillis);
        SplittableRandom random = new SplittableRandom(run.scenario().seed());
        this.crowd = new Crowd(run, dialler, random.split(), worstMessages);
        this.watch = new TargetWatch(run, crowd.audience());
        this.disruptor = new Disruptor(run, crowd.audience(), random.split());
    }

    /** Begins; its control's clock begins with it. */
    void begin() {
        generator.begin();
        crowd.begin();
        disruptor.begin();
        run.control().after(SAMPLE_NANOS, this::tick);
    }

    /** Ends early: drains what is under way, or ends at once when it drains already. */
    void stop(Ending.Cause why, String because) {
        if (state == RunProgress.State.ENDED) {
            return;
        }
        if (cause == Ending.Cause.COMPLETE) {
            cause = why;
            reason = because;
        }
        if (state == RunProgress.State.RUNNING) {
            drain();
        } else {
            end();
        }
    }

    /** Ends at once; false when it had come to its end before, so that nobody may have been told of that. */
    boolean fail(Throwable failure) {
        if (state == RunProgress.State.ENDED) {
            return false;
        }
        broken(failure);
        end();
        return true;
    }

    private void tick() {
        if (state == RunProgress.State.ENDED) {
            return;
        }
        sample();
        if (state == RunProgress.State.RUNNING) {
            String gone = watch.verdict();
            if (gone != null) {
                stop(Ending.Cause.TARGET_GONE, gone);
            } else if (crowd.isOver()) {
                drain();
            } else {
                abortIfHopeless();
            }
        }
        run.control().after(SAMPLE_NANOS, this::tick);
    }

    private void sample() {
        Delivery ledger = ledger();
        Sample sample = sampler.take(crowd.users(), crowd.audience().count(), ledger, crowd.stage());
        onProgress.accept(new RunProgress(
                run.id(),
                run.scenario().name(),
                state,
                crowd.stage(),
                sample.seconds(),
                run.scenario().duration().toNanos() / 1e9,
                run.scenario().mayEndEarlier(),
                ledger,
                sample,
                null));
    }

    /** As it stands: what should have come by now and has not counts as lost. */
    private Delivery ledger() {
        long due = run.control().elapsedNanos() - run.scenario().drain().toNanos();
        return run.metrics().ledger.report(due > 0 ? crowd.audience().overdue(due) : 0);
    }

    private void abortIfHopeless() {
        Scenario scenario = run.scenario();
        long elapsed = run.control().elapsedNanos();
        List<ThresholdResult> failed = new Thresholds(scenario)
                .failedForGood(elapsed, () -> new MetricsBook(scenario, run.metrics())
                        .metrics(ledger(), sampler.samples(), elapsed / 1e9));
        if (!failed.isEmpty()) {
            ThresholdResult first = failed.get(0);
            stop(
                    Ending.Cause.ABORTED,
                    "aborted after " + elapsed / SAMPLE_NANOS + " s: " + first.metric() + " " + first.criterion()
                            + " does not hold, it is " + first.actual());
        }
    }

    private void drain() {
        state = RunProgress.State.DRAINING;
        crowd.end();
        awaitDrained(new Drain(run, crowd.audience()));
    }

    private void awaitDrained(Drain drain) {
        if (state != RunProgress.State.DRAINING) {
            return;
        }
        if (drain.isOver()) {
            end();
        } else {
            run.control().after(DRAIN_CHECK_NANOS, () -> awaitDrained(drain));
        }
    }

    private void end() {
        long endNanos = run.control().elapsedNanos();
        attempt(this::sample);
        generator.stop();
        attempt(() -> heapBytesPerUser = heap.bytesPerUser(crowd.audience().count()));
        state = RunProgress.State.ENDED;
        crowd.finish(this::attempt);
        onEnd.accept(new Ending(
                cause,
                reason,
                endNanos,
                sampler,
                generator,
                heapBytesPerUser,
                worstMessages.report(),
                run.worstSubscribers().report(),
                crowd.spread()));
    }

    /** Whatever fails at the end, the end must come. */
    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error failure) {
            broken(failure);
        }
    }

    private void broken(Throwable failure) {
        cause = Ending.Cause.BROKEN;
        reason = "the run itself failed: " + failure;
    }
}
