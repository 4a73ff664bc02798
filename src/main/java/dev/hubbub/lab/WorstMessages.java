package dev.hubbub.lab;

import dev.hubbub.message.Room;
import dev.hubbub.report.WorstMessage;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The messages that fared worst: those that missed most of their subscribers, then those that took longest. */
final class WorstMessages {

    private static final int KEPT = 10;
    private static final Comparator<Entry> BETTER_FIRST =
            Comparator.comparingInt(Entry::missing).thenComparingLong(Entry::spreadNanos);

    private final PriorityQueue<Entry> worst = new PriorityQueue<>(BETTER_FIRST);

    /** A message that is not waited for any more. */
    void consider(Room room, Sent sent) {
        worst.add(new Entry(room, sent, sent.missing(), sent.spreadNanos()));
        if (worst.size() > KEPT) {
            worst.remove();
        }
    }

    /** The worst first. */
    List<WorstMessage> report() {
        return worst.stream().sorted(BETTER_FIRST.reversed()).map(Entry::report).toList();
    }

    private record Entry(Room room, Sent sent, int missing, long spreadNanos) {

        WorstMessage report() {
            return new WorstMessage(
                    room.name(),
                    sent.publisher(),
                    sent.sequence(),
                    sent.intendedNanos() / 1e9,
                    sent.expected(),
                    sent.reached(),
                    spreadNanos / 1e6);
        }
    }
}
