package dev.hubbub.relay.kafka;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to their partitions, and answers their publishers. A message has its place when Kafka acknowledges it,
 * or when this instance reads it. One that Kafka did not acknowledge is in doubt: a broker may have it all the same, and
 * take it later. So each message expires, by the brokers' clock; what gets its place later is left out on every instance.
 * A probe that is sent behind it and read before it thus proves that nobody gets it, and its publisher is told so.
 */
final class Publisher {

    private final KafkaSettings settings;
    private final Producer<byte[], byte[]> producer;
    private final Order order;
    private final RelayStats stats;
    private final Clock clock;
    private final BrokerClock brokerClock;
    private final String idPrefix;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Map<String, Publication> pending = new ConcurrentHashMap<>();
    private final Map<Integer, Outlet> outlets = new ConcurrentHashMap<>();
    private volatile boolean reachable = true;
    private volatile boolean closed;

    Publisher(KafkaSettings settings, Producer<byte[], byte[]> producer, Order order, RelayStats stats, Clock clock) {
        this.settings = settings;
        this.producer = producer;
        this.order = order;
        this.stats = stats;
        this.clock = clock;
        this.brokerClock = new BrokerClock(clock);
        this.idPrefix = settings.serverId() + "-" + Long.toString(clock.millis(), Character.MAX_RADIX) + "-";
    }

    /** See {@link dev.hubbub.relay.Relay#publish}. */
    CompletionStage<ChatMessage> publish(Draft draft) {
        Publication publication;
        try {
            publication = admit(draft);
        } catch (HubbubException refused) {
            stats.onRefused();
            return CompletableFuture.failedFuture(refused);
        }
        byte[] key = draft.room().name().getBytes(StandardCharsets.UTF_8);
        byte[] value = publication.message().toJson(settings.serverId(), clock.instant());
        Outlet outlet = outlet(publication.partition());
        outlet.sent();
        pending.put(publication.message().id(), publication);
        producer.send(
                new ProducerRecord<>(settings.chat().name(), publication.partition(), key, value),
                (metadata, failure) -> answered(publication, outlet, metadata, failure));
        return publication.answer();
    }

    /** This instance has read one of its own messages. */
    void read(String id, ChatMessage placed) {
        Publication publication = pending.remove(id);
        if (publication != null) {
            place(publication, placed);
        }
    }

    /** This instance has read one of its own messages, which got its place too late. */
    void readExpired(String id) {
        Publication publication = pending.remove(id);
        if (publication != null) {
            refuse(
                    publication,
                    "Kafka took the message after " + settings.timing().publish()
                            + ", and so nobody gets it; send it again");
        }
    }

    /** This instance has read one of its own probes. */
    void readProbe(int partition, long number, long timestamp) {
        outlet(partition).probeRead(number, timestamp, publication -> {
            if (pending.remove(publication.message().id(), publication)) {
                refuse(publication, "Kafka did not take the message, and nobody gets it; send it again later");
            }
        });
    }

    /** The clock ticks. */
    void tick() {
        long now = System.nanoTime();
        for (int partition = 0; partition < order.size(); partition++) {
            int number = partition;
            Outlet outlet = outlet(number);
            outlet.tick(now, settings.timing().patience().toNanos(), probe -> probe(outlet, number, probe));
            outlet.overdue(now, settings.timing().uncertain().toNanos(), this::giveUp);
        }
    }

    /** Sends something besides the messages. */
    void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        producer.send(record, callback);
    }

    /** Whether anything gets through to Kafka. */
    void reachable(boolean now) {
        reachable = now;
    }

    boolean isAvailable() {
        return reachable && outlets.values().stream().allMatch(Outlet::isAvailable);
    }

    boolean isAvailable(int partition) {
        return reachable && outlet(partition).isAvailable();
    }

    int inFlight(int partition) {
        return outlet(partition).inFlight();
    }

    int doubtful(int partition) {
        return outlet(partition).doubtful();
    }

    /** Lets what is under way come to its end, but not for longer than a publish may take. */
    void close() {
        closed = true;
        producer.close(settings.timing().publish());
        pending.values().forEach(this::giveUp);
    }

    private Publication admit(Draft draft) {
        if (closed) {
            throw new HubbubException(ErrorKind.UNAVAILABLE, "the server is shutting down");
        }
        int partition = order.partition(draft.room());
        if (!isAvailable(partition)) {
            throw new HubbubException(
                    ErrorKind.UNAVAILABLE,
                    "Kafka takes no messages at the moment; the message was not taken, send it again later");
        }
        long expires = brokerClock.millis() + settings.timing().publish().toMillis();
        Publication publication =
                new Publication(new ChatRecord(idPrefix + ids.incrementAndGet(), draft, expires), partition);
        if (waitingBytes.addAndGet(publication.bytes()) > settings.bufferBytes()) {
            waitingBytes.addAndGet(-publication.bytes());
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED,
                    settings.bufferBytes() + " bytes wait for Kafka, which is all that may"
                            + " (hubbub.kafka.buffer-bytes); the message was not taken, send it again later");
        }
        return publication;
    }

    private void answered(
            Publication publication, Outlet outlet, RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null && metadata.hasOffset()) {
            outlet.acknowledged();
            brokerTime(metadata.timestamp());
            acknowledge(publication, metadata);
        } else if (failure != null && (publication.isBeingHandedOver() || isRefusal(failure))) {
            outlet.withdrawn();
            if (pending.remove(publication.message().id(), publication)) {
                refuse(publication, "Kafka did not take the message: " + failure.getMessage());
            }
        } else {
            outlet.failed(String.valueOf(failure == null ? "no offset was told" : failure.getMessage()));
            outlet.doubt(publication);
            if (!pending.containsKey(publication.message().id())) {
                outlet.settled(publication); // it was read meanwhile
            }
        }
    }

    private void acknowledge(Publication publication, RecordMetadata metadata) {
        String id = publication.message().id();
        if (metadata.timestamp() > publication.message().expires()) {
            readExpired(id);
        } else {
            read(
                    id,
                    new ChatMessage(
                            publication.message().draft(),
                            order.epoch(metadata.partition()),
                            metadata.offset() + 1,
                            Instant.ofEpochMilli(metadata.timestamp())));
        }
    }

    private void probe(Outlet outlet, int partition, long number) {
        outlet.sent();
        producer.send(
                Probe.record(settings.chat().name(), partition, settings.serverId(), number), (metadata, failure) -> {
                    if (failure == null) {
                        outlet.acknowledged();
                        brokerTime(metadata.timestamp());
                    } else {
                        outlet.failed(String.valueOf(failure.getMessage()));
                    }
                    outlet.probed();
                });
    }

    private void brokerTime(long millis) {
        if (millis != RecordBatch.NO_TIMESTAMP) {
            brokerClock.heard(millis);
        }
    }

    private void place(Publication publication, ChatMessage placed) {
        stats.onProduced(System.nanoTime() - publication.startedNanos());
        settle(publication);
        publication.answer().complete(placed);
    }

    private void refuse(Publication publication, String reason) {
        stats.onFailed();
        settle(publication);
        publication.fail(ErrorKind.UNAVAILABLE, reason);
    }

    private void giveUp(Publication publication) {
        if (pending.remove(publication.message().id(), publication)) {
            stats.onUncertain();
            settle(publication);
            publication.fail(
                    ErrorKind.UNCERTAIN,
                    "Kafka did not answer; whether the message was taken is not known: look for it before you send it"
                            + " again");
        }
    }

    private void settle(Publication publication) {
        waitingBytes.addAndGet(-publication.bytes());
        outlet(publication.partition()).settled(publication);
    }

    private Outlet outlet(int partition) {
        return outlets.computeIfAbsent(partition, Outlet::new);
    }

    /** Whether Kafka has looked at a record and said no. */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof AuthorizationException;
    }
}
