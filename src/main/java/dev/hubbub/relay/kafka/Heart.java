package dev.hubbub.relay.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Gives this instance's signs of life, and tells by them whether Kafka can be reached. The clock's thread beats it. */
final class Heart {

    /** From one beat to the next. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(Heart.class);

    private final KafkaSettings settings;
    private final Sender sender;
    private final Outlets outlets;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile long reachedNanos;
    private boolean begun;
    private volatile boolean reaching = true;

    Heart(KafkaSettings settings, Sender sender, Outlets outlets) {
        this.settings = settings;
        this.sender = sender;
        this.outlets = outlets;
    }

    /** Gives a sign of life, unless the one before is still under way. */
    void beat(Beat beat) {
        long now = System.nanoTime();
        if (!begun) {
            begun = true;
            reachedNanos = now;
        }
        if (underWay.compareAndSet(false, true)) {
            sender.send(record(beat), (metadata, failure) -> {
                underWay.set(false);
                if (failure == null) {
                    reachedNanos = System.nanoTime();
                    reaching(true);
                }
            });
        }
        if (now - reachedNanos > settings.timing().patience().toNanos()) {
            reaching(false);
        }
    }

    /** Gives the last sign of life. */
    void stop(Beat last) {
        sender.send(record(last), (metadata, failure) -> {});
    }

    private void reaching(boolean now) {
        if (now != reaching) {
            reaching = now;
            if (now) {
                LOG.info("Kafka is back");
            } else {
                LOG.warn("Kafka cannot be reached; publishers are refused until it can");
            }
        }
        outlets.reachable(now);
    }

    private ProducerRecord<byte[], byte[]> record(Beat beat) {
        return new ProducerRecord<>(
                settings.instances().name(), beat.serverId().getBytes(StandardCharsets.UTF_8), PeerJson.write(beat));
    }
}
