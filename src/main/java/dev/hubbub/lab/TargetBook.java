package dev.hubbub.lab;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.ConnectPhases;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.report.TargetReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The targets of a run, everybody's connections to them, and what became of those. On the control thread. */
final class TargetBook {

    private final List<Target> targets;
    private final List<TargetCounts> counts;
    /** Of each workload: one for each target. */
    private final List<List<Place>> workloads = new ArrayList<>();

    TargetBook(List<Target> targets) {
        this.targets = targets;
        this.counts = targets.stream().map(TargetCounts::new).toList();
    }

    /**
     * Another workload's ways to the targets. Its first user goes to the target after that of the workload before, so
     * that many small workloads are spread, too.
     *
     * @param onConnected told of its connections, on an event loop
     */
    Routes routes(Dialler dialler, int streamsPerConnection, Consumer<ConnectPhases> onConnected) {
        List<Place> places = new ArrayList<>();
        workloads.add(places);
        for (int i = 0; i < targets.size(); i++) {
            ChatClients clients = dialler.dial(targets.get(i), streamsPerConnection);
            clients.onConnected(onConnected);
            places.add(new Place(clients, counts.get(i)));
        }
        return new Routes(places, workloads.size() - 1);
    }

    /** How the run is spread now; nothing when there is a single target. */
    List<TargetReport> report() {
        List<TargetReport> reports = new ArrayList<>();
        for (int i = 0; i < counts.size() && counts.size() > 1; i++) {
            int target = i;
            int connections = workloads.stream()
                    .mapToInt(places -> places.get(target).clients().connections())
                    .sum();
            reports.add(counts.get(i).report(connections));
        }
        return reports;
    }

    /** Hangs up; waits for it, for a few seconds at most for each of them. */
    void close(Consumer<Runnable> steps) {
        workloads.forEach(places -> places.forEach(place -> steps.accept(place.clients()::close)));
    }
}
