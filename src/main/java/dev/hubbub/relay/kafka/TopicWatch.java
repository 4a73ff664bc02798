package dev.hubbub.relay.kafka;

import java.util.Map;
import org.jboss.logging.Logger;

/** Whether topics have grown, or others have their names, since their reading began. On the reader's thread. */
final class TopicWatch {

    private static final Logger LOG = Logger.getLogger(TopicWatch.class);
    private static final long INTERVAL_NANOS = 2_000_000_000L;

    private final Topics topics;
    private final Map<String, Topics.View> reading;
    private long askedNanos = System.nanoTime();
    private volatile boolean changed;

    /** @param reading what they were then, by their names */
    TopicWatch(Topics topics, Map<String, Topics.View> reading) {
        this.topics = topics;
        this.reading = Map.copyOf(reading);
    }

    /** By what the brokers have answered so far: they are asked now and then. */
    boolean sawChange() {
        long now = System.nanoTime();
        if (!changed && now - askedNanos > INTERVAL_NANOS) {
            askedNanos = now;
            reading.forEach((name, view) -> topics.isStill(name, view).thenAccept(still -> note(name, still)));
        }
        return changed;
    }

    /** Waits for what the brokers answer now. */
    boolean seesChange() {
        reading.forEach((name, view) -> topics.isStill(name, view)
                .thenAccept(still -> note(name, still))
                .toCompletableFuture()
                .join());
        return changed;
    }

    private void note(String name, boolean still) {
        if (!still && !changed) {
            changed = true;
            LOG.infof("topic \"%s\" is another than it was, and is read anew", name);
        }
    }
}
