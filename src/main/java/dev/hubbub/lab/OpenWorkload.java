package dev.hubbub.lab;

import dev.hubbub.scenario.Executor.ArrivalRate;
import dev.hubbub.scenario.Stage;
import dev.hubbub.scenario.Workload;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * An open model: iterations begin at times that were fixed before, however slow the target is. One for which no virtual
 * user is free, and no more are allowed, is dropped and counted.
 */
final class OpenWorkload implements WorkloadRun {

    private final RunContext run;
    private final Workload workload;
    private final ArrivalRate rate;
    private final Cast cast;
    private final Stages stages;
    private final ArrivalTimes times;
    private final long startNanos;

    /** First come, first served, so that all take part. */
    private final Queue<VirtualUser> free = new ArrayDeque<>();

    private int users;
    private long next;
    private boolean over;

    OpenWorkload(RunContext run, Workload workload, ArrivalRate rate, Cast cast) {
        this.run = run;
        this.workload = workload;
        this.rate = rate;
        this.cast = cast;
        this.stages = new Stages(rate, rate.startRate());
        this.times = new ArrivalTimes(rate);
        this.startNanos = workload.startTime().toNanos();
    }

    @Override
    public void begin() {
        while (users < rate.preAllocatedVus()) {
            users++;
            VirtualUser user = cast.next();
            user.start(() -> free.add(user));
        }
        awaitNext();
        run.control().at(workload.end().toNanos(), this::end);
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        sendDue();
        over = true;
        if (workload.end().compareTo(run.scenario().duration()) < 0) {
            cast.stop(workload.gracefulStop().toNanos());
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public int users() {
        return over ? 0 : users;
    }

    @Override
    public String stage() {
        long elapsed = run.control().elapsedNanos() - startNanos;
        return over || elapsed < 0 ? "" : stages.at(elapsed).name();
    }

    @Override
    public void finish() {
        cast.finish();
    }

    private void awaitNext() {
        if (next < times.count()) {
            run.control().at(startNanos + times.nanos(next), this::pump);
        }
    }

    private void pump() {
        if (!over) {
            sendDue();
            awaitNext();
        }
    }

    /** Begins every iteration whose time has come. */
    private void sendDue() {
        long elapsed = run.control().elapsedNanos() - startNanos;
        while (next < times.count() && times.nanos(next) <= elapsed) {
            begin(startNanos + times.nanos(next));
            next++;
        }
    }

    private void begin(long intendedNanos) {
        if (workload.exec().publishes()) {
            run.metrics().offered.increment();
        }
        VirtualUser user = free.poll();
        if (user != null) {
            iterate(user, intendedNanos);
        } else if (users < rate.maxVus()) {
            users++;
            VirtualUser more = cast.next();
            more.start(() -> iterate(more, intendedNanos));
        } else {
            run.metrics().droppedIterations.increment();
        }
    }

    private void iterate(VirtualUser user, long intendedNanos) {
        if (over) { // it took too long to get ready
            run.metrics().droppedIterations.increment();
            return;
        }
        Stage stage = stages.at(intendedNanos - startNanos);
        user.iterate(intendedNanos, run.metrics().stage(stage.name(), stage.warmup()), () -> {
            run.metrics().iterations.increment();
            free.add(user);
        });
    }
}
