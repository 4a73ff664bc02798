package dev.hubbub.hub;

/**
 * The lanes at a glance.
 *
 * @param open how many there are: one for each room and event loop with members of it
 * @param waiting events posted and not yet handled, on all of them
 */
public record LaneStatus(int open, long waiting) {

    static final LaneStatus NONE = new LaneStatus(0, 0);

    LaneStatus plus(LaneStatus other) {
        return new LaneStatus(open + other.open, waiting + other.waiting);
    }
}
