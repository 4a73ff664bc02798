package dev.hubbub.scenario;

import java.time.Duration;
import java.util.List;

/**
 * How virtual users or iterations come about; k6's executors of the same names. The first three are closed models: a
 * virtual user begins again when it is done. In the open ones, iterations begin at times of their own, however slow
 * the target is.
 */
public sealed interface Executor {

    /** In order; at least one. */
    List<Stage> stages();

    /** The time of all stages. */
    default Duration duration() {
        return stages().stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** The most virtual users there may be at once. */
    int maxVus();

    /** Whether its {@link #duration} is the most it may take, rather than what it takes. */
    default boolean mayEndEarlier() {
        return false;
    }

    /** A fixed number of virtual users, over and over. */
    record ConstantVus(int vus, Stage stage) implements Executor {

        @Override
        public List<Stage> stages() {
            return List.of(stage);
        }

        @Override
        public int maxVus() {
            return vus;
        }
    }

    /** A number of virtual users that goes up and down. */
    record RampingVus(int startVus, List<Stage> stages) implements Executor {

        @Override
        public int maxVus() {
            return (int) Math.ceil(Math.max(
                    startVus, stages.stream().mapToDouble(Stage::target).max().orElse(0)));
        }
    }

    /**
     * A fixed number of iterations for each virtual user.
     *
     * @param rampUp over how long they begin, evenly; zero for all at once
     * @param stage whose duration is the longest that is waited for them
     */
    record PerVuIterations(int vus, int iterations, Duration rampUp, Stage stage) implements Executor {

        /** All begin at once. */
        public PerVuIterations(int vus, int iterations, Stage stage) {
            this(vus, iterations, Duration.ZERO, stage);
        }

        @Override
        public List<Stage> stages() {
            return List.of(stage);
        }

        @Override
        public int maxVus() {
            return vus;
        }

        @Override
        public boolean mayEndEarlier() {
            return true;
        }
    }

    /**
     * Iterations at a rate that goes from stage to stage, in a straight line each. A constant rate has a stage whose
     * target is where it starts.
     *
     * @param startRate iterations per second at the start
     * @param preAllocatedVus virtual users that are there from the start
     * @param maxVus to how many they may grow when all are busy
     */
    record ArrivalRate(double startRate, List<Stage> stages, int preAllocatedVus, int maxVus) implements Executor {}
}
