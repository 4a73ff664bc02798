package dev.hubbub.relay.kafka;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageTrace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
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
    private final Sender sender;
    private final Order order;
    private final RelayStats stats;
    private final Clock clock;
    private final BrokerClock brokerClock;
    private final String idPrefix;
    private final AtomicLong ids = new AtomicLong();
    private final Publications publications;
    private final Outlets outlets;
    private volatile boolean closed;

    Publisher(KafkaSettings settings, Sender sender, Order order, Outlets outlets, RelayStats stats, Clock clock) {
        this.settings = settings;
        this.sender = sender;
        this.order = order;
        this.outlets = outlets;
        this.stats = stats;
        this.clock = clock;
        this.publications = new Publications(settings.bufferBytes(), stats);
        this.brokerClock = new BrokerClock(clock);
        this.idPrefix = settings.serverId() + "-" + Long.toString(clock.millis(), Character.MAX_RADIX) + "-";
    }

    /** See {@link dev.hubbub.relay.Relay#publish}. */
    CompletionStage<ChatMessage> publish(Draft draft) {
        MessageTrace trace = draft.trace();
        if (trace == null) {
            return send(draft);
        }
        MessageTrace.Step step = trace.sequence();
        CompletionStage<ChatMessage> answer = send(draft);
        CompletionStage<ChatMessage> unused = answer.whenComplete(step::done);
        return answer;
    }

    private CompletionStage<ChatMessage> send(Draft draft) {
        Publication publication;
        ProducerRecord<byte[], byte[]> record;
        try {
            publication = admit(draft);
            record = record(publication);
            publications.add(publication);
        } catch (HubbubException refused) {
            stats.onRefused();
            return CompletableFuture.failedFuture(refused);
        }
        publication.outlet().sent();
        sender.send(record, (metadata, failure) -> answered(publication, metadata, failure));
        publication.handedOver();
        return publication.answer();
    }

    /** This instance has read one of its own messages. */
    void read(String id, ChatMessage placed) {
        publications.place(id, placed);
    }

    /** This instance has read one of its own messages, which got its place too late. */
    void readExpired(String id) {
        publications.refuse(
                id,
                "Kafka took the message after " + settings.timing().publish()
                        + ", and so nobody gets it; send it again");
    }

    /** This instance has read one of its own probes. */
    void readProbe(int partition, long number, long timestamp) {
        outlets.of(partition)
                .probeRead(
                        number,
                        timestamp,
                        absent -> publications.refuse(
                                absent.id(),
                                "Kafka did not take the message, and nobody gets it; send it again later"));
    }

    /** The clock ticks. */
    void tick() {
        long now = System.nanoTime();
        for (int partition = 0; partition < order.size(); partition++) {
            Outlet outlet = outlets.of(partition);
            outlet.tick(now, settings.timing().patience().toNanos(), probe -> probe(outlet, probe));
        }
        outlets.forEach(
                outlet -> outlet.overdue(now, settings.timing().uncertain().toNanos(), publications::giveUp));
    }

    /** What was read of a partition may lack something: what is in doubt there stays so. */
    void skip(int partition) {
        outlets.of(partition).forEachDoubtful(publications::giveUp);
    }

    /** Lets what is under way come to its end, for a while. */
    void close() {
        closed = true;
        sender.close();
        publications.giveUpAll();
    }

    private Publication admit(Draft draft) {
        if (closed) {
            throw new HubbubException(ErrorKind.UNAVAILABLE, "the server is shutting down");
        }
        Outlet outlet = outlets.of(order.partition(draft.room()));
        if (!outlets.isAvailable(outlet.partition())) {
            throw new HubbubException(
                    ErrorKind.UNAVAILABLE,
                    "Kafka takes no messages at the moment; the message was not taken, send it again later");
        }
        long expires = brokerClock.millis() + settings.timing().publish().toMillis();
        return new Publication(new ChatRecord(idPrefix + ids.incrementAndGet(), draft, expires), outlet);
    }

    private ProducerRecord<byte[], byte[]> record(Publication publication) {
        ChatRecord message = publication.message();
        byte[] key = message.draft().room().name().getBytes(StandardCharsets.UTF_8);
        byte[] value = message.toJson(settings.serverId(), clock.instant());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                settings.chat().name(), publication.outlet().partition(), key, value);
        TraceHeader.write(message.draft(), record.headers());
        return record;
    }

    private void answered(Publication publication, RecordMetadata metadata, @Nullable Exception failure) {
        Outlet outlet = publication.outlet();
        if (failure == null && metadata.hasOffset()) {
            outlet.acknowledged();
            brokerTime(metadata.timestamp());
            acknowledge(publication, metadata);
        } else if (failure != null && (publication.isBeingHandedOver() || Sender.isRefusal(failure))) {
            if (failure instanceof TimeoutException && !(failure instanceof BufferExhaustedException)) {
                outlet.failed(String.valueOf(failure.getMessage())); // the topic, or its partition, is not known
            } else {
                outlet.withdrawn();
            }
            publications.refuse(publication.id(), "Kafka did not take the message: " + failure.getMessage());
        } else {
            outlet.failed(String.valueOf(failure == null ? "no offset was told" : failure.getMessage()));
            outlet.doubt(publication);
            if (!publications.isWaiting(publication)) {
                outlet.settled(publication); // it was read meanwhile
            }
        }
    }

    private void acknowledge(Publication publication, RecordMetadata metadata) {
        if (order.hasAppendTime()
                && metadata.timestamp() > publication.message().expires()) {
            readExpired(publication.id());
        } else {
            read(
                    publication.id(),
                    new ChatMessage(
                            publication.message().draft(),
                            order.epoch(metadata.partition()),
                            metadata.offset() + 1,
                            Instant.ofEpochMilli(metadata.timestamp())));
        }
    }

    private void probe(Outlet outlet, long number) {
        outlet.sent();
        sender.send(
                Probe.record(settings.chat().name(), outlet.partition(), settings.serverId(), number),
                (metadata, failure) -> {
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
        if (order.hasAppendTime() && millis != RecordBatch.NO_TIMESTAMP) {
            brokerClock.heard(millis);
        }
    }
}
