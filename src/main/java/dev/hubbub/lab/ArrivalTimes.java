package dev.hubbub.lab;

import dev.hubbub.scenario.Executor.ArrivalRate;
import dev.hubbub.scenario.Stage;
import java.util.List;

/**
 * When the iterations of an open model begin. Rate r goes in straight lines from stage to stage; arrival i, from 0, is
 * when the integral of r has reached i + 1/2. Within a stage of d seconds that began at rate a and ends at rate b, the
 * integral after t seconds is {@code a t + (b - a) t^2 / 2d}, so for a number x of arrivals
 * {@code t = 2x / (a + sqrt(a^2 + 2 x (b - a) / d))}.
 */
final class ArrivalTimes {

    private static final double NANOS = 1e9;

    private final double startRate;
    private final List<Stage> stages;
    /** How many arrivals there are before each stage, and in all. */
    private final double[] before;

    ArrivalTimes(ArrivalRate rate) {
        this.startRate = rate.startRate();
        this.stages = rate.stages();
        this.before = new double[stages.size() + 1];
        for (int i = 0; i < stages.size(); i++) {
            before[i + 1] = before[i] + (rateBefore(i) + stages.get(i).target()) / 2 * seconds(i);
        }
    }

    /** How many there are. */
    long count() {
        return Math.round(before[stages.size()]);
    }

    /**
     * When an arrival is.
     *
     * @param arrival from 0, less than the count
     * @return nanoseconds after the start
     */
    long nanos(long arrival) {
        double wanted = arrival + 0.5;
        double past = 0;
        for (int i = 0; i < stages.size(); i++) {
            if (wanted <= before[i + 1]) {
                return (long) ((past + within(i, wanted - before[i])) * NANOS);
            }
            past += seconds(i);
        }
        return (long) (past * NANOS); // the last one, by rounding
    }

    private double within(int stage, double arrivals) {
        double rate = rateBefore(stage);
        double slope = (stages.get(stage).target() - rate) / seconds(stage);
        return 2 * arrivals / (rate + Math.sqrt(Math.max(0, rate * rate + 2 * slope * arrivals)));
    }

    private double rateBefore(int stage) {
        return stage == 0 ? startRate : stages.get(stage - 1).target();
    }

    private double seconds(int stage) {
        return stages.get(stage).duration().toNanos() / NANOS;
    }
}
