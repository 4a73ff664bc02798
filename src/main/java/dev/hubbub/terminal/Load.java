package dev.hubbub.terminal;

import dev.hubbub.scenario.Executor;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.scenario.Workload;
import java.util.Locale;
import java.util.function.Predicate;

/** What of a scenario is made heavier until it is too much; named as one writes it. */
enum Load {
    rate("messages a second", 0) {
        @Override
        double of(Scenario scenario) {
            return sum(scenario, workload -> workload.exec().publishes() && isOpen(workload));
        }

        @Override
        Scenario scale(Scenario scenario, double to) {
            return scenario.withRate(to);
        }
    },
    subscribers("subscribers", 1) {
        @Override
        double of(Scenario scenario) {
            return sum(scenario, workload -> workload.exec().subscribes() && !isOpen(workload));
        }

        @Override
        Scenario scale(Scenario scenario, double to) {
            return scenario.withSubscribers((int) to);
        }
    };

    /** More than any scenario may ask for. */
    static final double MOST = 1e6;

    private final String unit;
    private final double step;

    Load(String unit, double step) {
        this.unit = unit;
        this.step = step;
    }

    /** What it is multiples of; 0 for any. */
    double step() {
        return step;
    }

    boolean fits(double value) {
        return step == 0 || value % step == 0;
    }

    /** How much of it a scenario has; 0 for none. */
    abstract double of(Scenario scenario);

    /** @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT when the scenario has nothing of the kind */
    abstract Scenario scale(Scenario scenario, double to);

    String say(double load) {
        return number(load) + " " + unit;
    }

    static String number(double load) {
        return String.format(Locale.ROOT, load == Math.rint(load) ? "%,.0f" : "%,.1f", load);
    }

    private static double sum(Scenario scenario, Predicate<Workload> counted) {
        return scenario.workloads().stream()
                .filter(counted)
                .map(Workload::executor)
                .mapToDouble(
                        executor -> executor instanceof Executor.ArrivalRate open ? highest(open) : executor.maxVus())
                .sum();
    }

    private static boolean isOpen(Workload workload) {
        return workload.executor() instanceof Executor.ArrivalRate;
    }

    private static double highest(Executor.ArrivalRate executor) {
        return executor.stages().stream()
                .mapToDouble(stage -> Math.max(stage.target(), executor.startRate()))
                .max()
                .orElse(0);
    }
}
