package dev.hubbub.relay.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The ways to all partitions. Any thread. */
final class Outlets {

    private final Map<Integer, Outlet> all = new ConcurrentHashMap<>();
    private volatile boolean reachable = true;

    Outlet of(int partition) {
        return all.computeIfAbsent(partition, Outlet::new);
    }

    /** Whether anything gets through to Kafka. */
    void reachable(boolean now) {
        reachable = now;
    }

    boolean areReachable() {
        return reachable;
    }

    boolean isAvailable(int partition) {
        return reachable && of(partition).isAvailable();
    }

    /** Whether the first so many partitions take messages. */
    boolean areAvailable(int partitions) {
        return reachable
                && IntStream.range(0, partitions)
                        .allMatch(partition -> of(partition).isAvailable());
    }

    void forEach(Consumer<Outlet> action) {
        all.values().forEach(action);
    }
}
