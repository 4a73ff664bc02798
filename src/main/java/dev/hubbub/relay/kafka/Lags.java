package dev.hubbub.relay.kafka;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How many messages of each partition are not read yet. Read by any thread, changed by the reader's. */
final class Lags {

    private final Map<Integer, Long> known = new ConcurrentHashMap<>();

    /** Of one partition; -1 when that is not known. */
    long of(int partition) {
        return known.getOrDefault(partition, -1L);
    }

    /** Of all partitions, as far as that is known. */
    long sum() {
        return known.values().stream().mapToLong(lag -> Math.max(0, lag)).sum();
    }

    /** By what the consumer knows already. */
    void update(Consumer<?, ?> consumer) {
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong lag = consumer.currentLag(partition);
            if (lag.isPresent()) {
                known.put(partition.partition(), lag.getAsLong());
            }
        }
    }

    void clear() {
        known.clear();
    }
}
