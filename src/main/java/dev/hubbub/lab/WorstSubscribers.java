package dev.hubbub.lab;

import dev.hubbub.report.WorstSubscriber;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The subscribers that fared worst: those that lost most, then those that had to wait longest. */
final class WorstSubscribers {

    private static final int KEPT = 10;
    private static final Comparator<WorstSubscriber> BETTER_FIRST =
            Comparator.comparingLong(WorstSubscriber::lost).thenComparingDouble(WorstSubscriber::maxMillis);

    private final PriorityQueue<WorstSubscriber> worst = new PriorityQueue<>(BETTER_FIRST);

    /** A subscriber whose session has ended. */
    void consider(WorstSubscriber subscriber) {
        worst.add(subscriber);
        if (worst.size() > KEPT) {
            worst.remove();
        }
    }

    /** The worst first. */
    List<WorstSubscriber> report() {
        return worst.stream().sorted(BETTER_FIRST.reversed()).toList();
    }
}
