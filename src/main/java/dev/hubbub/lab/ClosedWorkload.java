package dev.hubbub.lab;

import dev.hubbub.scenario.Executor;
import dev.hubbub.scenario.Stage;
import dev.hubbub.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A closed model: so many virtual users, each of whom begins again when it is done. */
final class ClosedWorkload implements WorkloadRun {

    private static final long ADJUST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final RunContext run;
    private final Workload workload;
    private final Cast cast;
    private final Stages stages;
    private final long startNanos;
    private final long endNanos;
    /** Iterations of each virtual user. */
    private final long iterations;

    private final List<Turn> turns = new ArrayList<>();
    private int launched;
    private boolean over;

    ClosedWorkload(RunContext run, Workload workload, Cast cast) {
        this.run = run;
        this.workload = workload;
        this.cast = cast;
        Executor executor = workload.executor();
        int startVus = executor instanceof Executor.RampingVus ramping ? ramping.startVus() : executor.maxVus();
        this.stages = new Stages(executor, startVus);
        this.startNanos = workload.startTime().toNanos();
        this.endNanos = workload.end().toNanos();
        this.iterations = executor instanceof Executor.PerVuIterations fixed ? fixed.iterations() : Long.MAX_VALUE;
    }

    @Override
    public void begin() {
        run.control().at(startNanos, this::adjust);
        run.control().at(endNanos, this::end);
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        over = true;
        if (endNanos < run.scenario().duration().toNanos()) {
            turns.forEach(turn -> turn.user.stop(workload.gracefulStop().toNanos()));
            turns.clear();
        } // else they stay until all has arrived
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public int users() {
        return turns.size();
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

    private void adjust() {
        if (over) {
            return;
        }
        int wanted = wanted();
        while (turns.size() < wanted && launched < due()) {
            Turn turn = new Turn(cast.next(), turns.size());
            launched++;
            turns.add(turn);
            turn.user.start(() -> turn.next(run.control().elapsedNanos()));
        }
        while (turns.size() > wanted) {
            turns.remove(turns.size() - 1).stop();
        }
        if (isExhausted() && turns.isEmpty()) {
            end();
        } else {
            run.control().after(ADJUST_NANOS, this::adjust);
        }
    }

    /** How many may have been launched by now; only a fixed number of iterations bounds it. */
    private int due() {
        if (!(workload.executor() instanceof Executor.PerVuIterations fixed)) {
            return Integer.MAX_VALUE;
        }
        long rampUp = fixed.rampUp().toNanos();
        long elapsed = run.control().elapsedNanos() - startNanos;
        return elapsed >= rampUp ? fixed.vus() : (int) (fixed.vus() * (double) elapsed / rampUp);
    }

    private int wanted() {
        if (workload.executor() instanceof Executor.RampingVus) {
            return (int) Math.round(stages.targetAt(run.control().elapsedNanos() - startNanos));
        }
        return workload.executor().maxVus();
    }

    /** Everybody has begun who ever will; only with a fixed number of iterations. */
    private boolean isExhausted() {
        return iterations < Long.MAX_VALUE && launched >= workload.executor().maxVus();
    }

    /** A virtual user's loop. */
    private final class Turn {

        private final VirtualUser user;
        private int place;
        private long done;
        private boolean stopped;

        /** @param place among the turns */
        Turn(VirtualUser user, int place) {
            this.user = user;
            this.place = place;
        }

        void next(long intendedNanos) {
            if (stopped || over) {
                return;
            }
            if (workload.exec().publishes()) {
                run.metrics().offered.increment();
            }
            Stage stage = stages.at(intendedNanos - startNanos);
            user.iterate(intendedNanos, run.metrics().stage(stage.name(), stage.warmup()), this::iterated);
        }

        void stop() {
            stopped = true;
            user.stop(workload.gracefulStop().toNanos());
        }

        private void iterated() {
            run.metrics().iterations.increment();
            if (stopped || over) {
                return;
            }
            done++;
            if (done >= iterations) {
                giveUpPlace();
                stop();
                return;
            }
            long due = run.control().elapsedNanos() + workload.think().toNanos();
            run.control().at(due, () -> next(due));
        }

        /** The last one takes it. */
        private void giveUpPlace() {
            Turn last = turns.remove(turns.size() - 1);
            if (last != this) {
                turns.set(place, last);
                last.place = place;
            }
        }
    }
}
