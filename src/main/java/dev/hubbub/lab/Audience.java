package dev.hubbub.lab;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The subscribers of a run, those that are away for a while included. On the control thread. */
final class Audience {

    private final Set<Subscriber> subscribers = new LinkedHashSet<>();
    private boolean closing;

    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    List<Subscriber> standing() {
        return subscribers.stream().filter(Subscriber::isStanding).toList();
    }

    /** Everybody, those that are away for a while included. */
    List<Subscriber> everybody() {
        return List.copyOf(subscribers);
    }

    /** How many stand. */
    int count() {
        return (int) subscribers.stream().filter(Subscriber::isStanding).count();
    }

    /** No more is sent: whoever is there stays, and reads what is left. */
    void close() {
        closing = true;
        subscribers.forEach(Subscriber::catchUp);
    }

    boolean isClosing() {
        return closing;
    }

    /** Whether everything has arrived at everybody who is there, or on the way back. */
    boolean isComplete() {
        return subscribers.stream().allMatch(Subscriber::isComplete);
    }

    /** Deliveries of messages sent before a moment that have not come. */
    long overdue(long beforeNanos) {
        return subscribers.stream()
                .mapToLong(subscriber -> subscriber.overdue(beforeNanos))
                .sum();
    }

    /** The run is over. */
    void finish() {
        subscribers.forEach(Subscriber::finish);
        subscribers.clear();
    }
}
