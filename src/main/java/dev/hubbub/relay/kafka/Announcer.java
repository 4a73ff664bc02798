package dev.hubbub.relay.kafka;

import dev.hubbub.hub.Peers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Tells the other instances who comes and goes here. What waits is bounded; when some of it is lost, all is told anew, in
 * a new generation. Any thread may announce; the clock's sends.
 */
final class Announcer {

    private static final int MOST_WAITING = 262_144;
    private static final int MOST_IN_FLIGHT = 10_000;
    private static final int AT_ONCE = 5_000;

    private final KafkaSettings settings;
    private final RelayStats stats;
    private final Clock clock;
    private final Queue<Attendance> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile long generation;
    private volatile boolean incomplete;

    // On the clock's thread only.
    private long toldGeneration;

    Announcer(KafkaSettings settings, RelayStats stats, Clock clock) {
        this.settings = settings;
        this.stats = stats;
        this.clock = clock;
        this.generation = clock.millis(); // above those of an instance of the same name before
        this.toldGeneration = generation;
    }

    /** Somebody came or went. */
    void announce(Peers.Guest guest, boolean joined) {
        if (waitingCount.get() >= MOST_WAITING) {
            stats.onPresenceDropped();
            incomplete = true;
            return;
        }
        waitingCount.incrementAndGet();
        waiting.add(new Attendance(
                PeerJson.VERSION,
                guest.member().id().value(),
                settings.serverId(),
                joined,
                clock.instant(),
                guest.room().name(),
                guest.member().name(),
                guest.connection(),
                generation));
    }

    /** Somebody new listens, or something was lost: all is to be told again. */
    void tellAnew() {
        incomplete = true;
    }

    /** The generation that has been told in full. */
    long toldGeneration() {
        return toldGeneration;
    }

    /**
     * Sends what waits.
     *
     * @param everybody announces everybody who is here
     */
    void tick(Sender sender, Runnable everybody) {
        for (int sent = 0; sent < AT_ONCE && inFlight.get() < MOST_IN_FLIGHT; sent++) {
            Attendance next = waiting.poll();
            if (next == null) {
                break;
            }
            waitingCount.decrementAndGet();
            send(sender, next);
        }
        if (waitingCount.get() > 0 || inFlight.get() > 0) {
            return;
        }
        if (incomplete) {
            incomplete = false;
            generation = Math.max(generation + 1, clock.millis());
            everybody.run();
        } else {
            toldGeneration = generation;
        }
    }

    private void send(Sender sender, Attendance attendance) {
        inFlight.incrementAndGet();
        sender.send(
                new ProducerRecord<>(
                        settings.connections().name(),
                        attendance.userId().getBytes(StandardCharsets.UTF_8),
                        PeerJson.write(attendance)),
                (metadata, failure) -> {
                    inFlight.decrementAndGet();
                    if (failure != null) {
                        stats.onPresenceDropped();
                        incomplete = true;
                    }
                });
    }
}
