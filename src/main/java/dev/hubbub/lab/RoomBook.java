package dev.hubbub.lab;

import dev.hubbub.message.Room;
import dev.hubbub.scenario.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rooms of a run; workloads that name the same ones share them. */
final class RoomBook {

    private final RunContext run;
    private final WorstMessages worst;
    private final Map<String, RoomLedger> byName = new LinkedHashMap<>();

    RoomBook(RunContext run, WorstMessages worst) {
        this.run = run;
        this.worst = worst;
    }

    /** The rooms of a workload, in order. */
    List<RoomLedger> rooms(Workload.Rooms rooms) {
        String prefix = rooms.prefix() == null ? "lab-" + run.id() : rooms.prefix();
        List<RoomLedger> found = new ArrayList<>();
        for (int i = 0; i < rooms.count(); i++) {
            String name = rooms.count() == 1 && rooms.prefix() != null ? prefix : prefix + "-" + i;
            found.add(byName.computeIfAbsent(name, this::make));
        }
        return found;
    }

    Collection<RoomLedger> all() {
        return byName.values();
    }

    private RoomLedger make(String name) {
        return new RoomLedger(byName.size(), new Room(name), run.metrics().ledger, worst);
    }
}
