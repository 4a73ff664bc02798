package dev.hubbub.lab;

import java.util.List;

/** Sends the virtual users of a workload to the targets in turn. On the control thread. */
final class Routes {

    private final List<Place> places;
    private int next;

    /** @param first to which of them the first user goes; counted round */
    Routes(List<Place> places, int first) {
        this.places = List.copyOf(places);
        this.next = first % places.size();
    }

    /** Another user's. */
    Route next() {
        Route route = new Route(places, next);
        next = (next + 1) % places.size();
        return route;
    }
}
