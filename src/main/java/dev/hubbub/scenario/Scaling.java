package dev.hubbub.scenario;

import dev.hubbub.error.HubbubException;
import dev.hubbub.scenario.Executor.ArrivalRate;
import dev.hubbub.scenario.Executor.ConstantVus;
import dev.hubbub.scenario.Executor.PerVuIterations;
import dev.hubbub.scenario.Executor.RampingVus;
import java.util.ArrayList;
import java.util.List;

/** Makes a scenario's load heavier or lighter, and leaves its shape: every target by the same factor. */
final class Scaling {

    private Scaling() {}

    /** See {@link Scenario#withRate}. */
    static Scenario toRate(Scenario scenario, double perSecond) {
        if (!(perSecond > 0 && perSecond <= ExecutorReader.MOST_RATE)) {
            throw HubbubException.invalid("rate", "must be above 0, up to " + ExecutorReader.MOST_RATE + " a second");
        }
        double sum = scenario.workloads().stream()
                .filter(Scaling::hasRate)
                .mapToDouble(Scaling::highest)
                .sum();
        if (sum == 0) {
            throw HubbubException.invalid(
                    "rate", "has nothing to scale: no workload that publishes has an executor with an arrival rate");
        }
        return scenario.with(scenario.workloads().stream()
                .map(workload -> hasRate(workload)
                        ? workload.with(byFactor((ArrivalRate) workload.executor(), perSecond / sum))
                        : workload)
                .toList());
    }

    /** See {@link Scenario#withSubscribers}. */
    static Scenario toSubscribers(Scenario scenario, int subscribers) {
        if (subscribers < 1 || subscribers > ExecutorReader.MOST_VUS) {
            throw HubbubException.invalid("subscribers", "must be from 1 to " + ExecutorReader.MOST_VUS);
        }
        long sum = scenario.workloads().stream()
                .filter(Scaling::hasSubscribers)
                .mapToLong(workload -> workload.executor().maxVus())
                .sum();
        if (sum == 0) {
            throw HubbubException.invalid(
                    "subscribers", "have nothing to scale: no workload that subscribes has a number of virtual users");
        }
        return scenario.with(shared(scenario.workloads(), (double) subscribers / sum));
    }

    /** Rounds sums, not parts, so that the parts add up to the whole. */
    private static List<Workload> shared(List<Workload> workloads, double factor) {
        List<Workload> shared = new ArrayList<>();
        long before = 0;
        for (Workload workload : workloads) {
            if (hasSubscribers(workload)) {
                long upTo = before + workload.executor().maxVus();
                long part = Math.round(upTo * factor) - Math.round(before * factor);
                shared.add(workload.with(toVus(workload.executor(), (int) Math.max(1, part))));
                before = upTo;
            } else {
                shared.add(workload);
            }
        }
        return shared;
    }

    private static boolean hasSubscribers(Workload workload) {
        return workload.exec().subscribes()
                && !(workload.executor() instanceof ArrivalRate)
                && workload.executor().maxVus() > 0;
    }

    private static boolean hasRate(Workload workload) {
        return workload.exec().publishes() && workload.executor() instanceof ArrivalRate;
    }

    private static double highest(Workload workload) {
        ArrivalRate executor = (ArrivalRate) workload.executor();
        return Math.max(
                executor.startRate(),
                executor.stages().stream().mapToDouble(Stage::target).max().orElse(0));
    }

    /** With virtual users in proportion: at the same answer times, so many are busy. */
    private static Executor byFactor(ArrivalRate executor, double factor) {
        return new ArrivalRate(
                executor.startRate() * factor,
                executor.stages().stream()
                        .map(stage -> stage.to(stage.target() * factor))
                        .toList(),
                vus(executor.preAllocatedVus(), factor),
                vus(executor.maxVus(), factor));
    }

    private static Executor toVus(Executor executor, int vus) {
        if (executor instanceof RampingVus ramping) {
            double factor = (double) vus / ramping.maxVus();
            return new RampingVus(
                    (int) Math.rint(ramping.startVus() * factor),
                    ramping.stages().stream()
                            .map(stage -> stage.to(Math.rint(stage.target() * factor)))
                            .toList());
        }
        Stage stage = executor.stages().get(0).to(vus);
        return executor instanceof PerVuIterations each
                ? new PerVuIterations(vus, each.iterations(), each.rampUp(), stage)
                : new ConstantVus(vus, stage);
    }

    private static int vus(int count, double factor) {
        return (int) Math.max(1, Math.min(ExecutorReader.MOST_VUS, Math.ceil(count * factor)));
    }
}
