package dev.hubbub.lab;

import dev.hubbub.client.Dialler;
import dev.hubbub.report.TargetReport;
import dev.hubbub.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Everybody who takes part in a run: workload by workload, their connections, and the rooms they meet in. */
final class Crowd {

    private final TargetBook targets;
    private final List<WorkloadRun> workloads = new ArrayList<>();
    private final Audience audience = new Audience();
    private final RoomBook rooms;
    private List<TargetReport> spread = List.of();

    /** @param worst told of the messages in the end */
    Crowd(RunContext run, Dialler dialler, SplittableRandom random, WorstMessages worst) {
        this.rooms = new RoomBook(run, worst);
        this.targets = new TargetBook(run.scenario().targets());
        AtomicInteger users = new AtomicInteger();
        for (Workload workload : run.scenario().workloads()) {
            Routes routes = targets.routes(dialler, workload.streamsPerConnection(), run.metrics()::connected);
            Venue venue = new Venue(rooms.rooms(workload.rooms()), routes, audience, users::getAndIncrement);
            Cast cast = new Cast(run, workload, venue, random.split());
            workloads.add(WorkloadRun.of(run, workload, cast));
        }
    }

    /** Those of them who listen. */
    Audience audience() {
        return audience;
    }

    void begin() {
        workloads.forEach(WorkloadRun::begin);
    }

    /** Nothing more begins; who listens stays. */
    void end() {
        workloads.forEach(WorkloadRun::end);
        audience.close();
    }

    boolean isOver() {
        return workloads.stream().allMatch(WorkloadRun::isOver);
    }

    /** How many are at work. */
    int users() {
        return workloads.stream().mapToInt(WorkloadRun::users).sum();
    }

    /** The names of the stages that the workloads are in, joined by "+". */
    String stage() {
        return workloads.stream()
                .map(WorkloadRun::stage)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining("+"));
    }

    /** How they were spread over several targets when the run was over; nothing when there is one. */
    List<TargetReport> spread() {
        return spread;
    }

    /**
     * The run is over: decides what was not answered and has not arrived, and hangs up.
     *
     * @param steps runs each step of it, whatever became of the others
     */
    void finish(Consumer<Runnable> steps) {
        steps.accept(() -> spread = targets.report());
        workloads.forEach(workload -> steps.accept(workload::finish));
        steps.accept(audience::finish);
        rooms.all().forEach(room -> steps.accept(room::finish));
        targets.close(steps);
    }
}
