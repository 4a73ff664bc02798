package dev.hubbub.report;

/**
 * The ledger of a run, exact. A delivery is a pair of a message and a subscriber.
 *
 * @param published messages that the target took
 * @param refused messages that it did not, or did not answer for
 * @param expected deliveries of published messages to those who were subscribed before the publish and stayed
 * @param delivered how many of them arrived, each counted once
 * @param lost how many did not
 * @param duplicated arrivals of what had arrived before
 * @param reordered arrivals behind a later message of the same publisher, or behind the room's order by offsets
 * @param ambiguous deliveries that prove nothing: around a join or a leave, to those who do not read as fast as messages come,
 *     or of messages that were refused
 * @param misrouted arrivals in a room in which the message was not said
 */
public record Delivery(
        long published,
        long refused,
        long expected,
        long delivered,
        long lost,
        long duplicated,
        long reordered,
        long ambiguous,
        long misrouted) {

    public static final Delivery NONE = new Delivery(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Delivery plus(Delivery other) {
        return new Delivery(
                published + other.published,
                refused + other.refused,
                expected + other.expected,
                delivered + other.delivered,
                lost + other.lost,
                duplicated + other.duplicated,
                reordered + other.reordered,
                ambiguous + other.ambiguous,
                misrouted + other.misrouted);
    }

    /** Delivered of expected, 0 to 1; 1 when nothing was expected. */
    public double reach() {
        return expected == 0 ? 1 : (double) delivered / expected;
    }
}
