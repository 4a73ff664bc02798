package dev.hubbub.relay.kafka;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Hub;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageTrace;
import dev.hubbub.message.MessageTracer;
import dev.hubbub.message.Room;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.record.TimestampType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands the messages to the hub, in their order. At its beginning it reads some of what was said before, for those who
 * come back; until it has, nobody may listen.
 */
final class ChatReader implements TopicReader.Listener {

    private static final Logger LOG = Logger.getLogger(ChatReader.class);
    private static final long BACK_PRESSURE_NANOS = 1_000_000;
    private static final long COMPLAINT_INTERVAL_NANOS = 60_000_000_000L;

    private final KafkaSettings settings;
    private final Hub hub;
    private final Order order;
    private final Publisher publisher;
    private final RelayStats stats;
    private final Lags lags;
    private final MessageTracer tracer;
    private Map<TopicPartition, Long> ends = Map.of();
    private Topics.View reading = new Topics.View(Uuid.ZERO_UUID, 0, 0, Map.of());
    private long complainedNanos = System.nanoTime() - COMPLAINT_INTERVAL_NANOS;

    ChatReader(
            KafkaSettings settings,
            Hub hub,
            Order order,
            Publisher publisher,
            Lags lags,
            RelayStats stats,
            MessageTracer tracer) {
        this.settings = settings;
        this.hub = hub;
        this.order = order;
        this.publisher = publisher;
        this.lags = lags;
        this.stats = stats;
        this.tracer = tracer;
    }

    /** Goes on where it was when the topic is the same; else a new order begins. */
    @Override
    public Map<TopicPartition, Long> begin(
            Map<String, Topics.View> topics, Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> atEnd) {
        Topics.View topic = Objects.requireNonNull(topics.get(settings.chat().name()), "what is read is known");
        Map<TopicPartition, Long> starts = new HashMap<>();
        beginnings.forEach((partition, beginning) -> starts.put(
                partition, start(topic, partition.partition(), beginning, atEnd.getOrDefault(partition, beginning))));
        order.caughtUp(false);
        ends = atEnd;
        if (!topic.isSame(reading)) {
            order.begin(
                    topic.id(),
                    IntStream.range(0, topic.partitions())
                            .mapToObj(number -> starts.get(partition(number)))
                            .toList(),
                    topic.hasAppendTime());
            lags.clear();
            stats.onAssigned();
            reading = topic;
            tellOf(topic);
        }
        return starts;
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            long probe = Probe.number(record, settings.serverId());
            if (probe >= 0 && record.timestampType() == TimestampType.LOG_APPEND_TIME) {
                publisher.readProbe(record.partition(), probe, record.timestamp());
            }
        } else {
            try {
                relay(ChatRecord.ofJson(record.value()), record);
            } catch (MalformedRecordException malformed) {
                leaveOut(record, malformed.getMessage());
            }
        }
        order.advance(record.partition(), record.offset() + 1);
    }

    @Override
    public void polled(Consumer<byte[], byte[]> consumer) {
        lags.update(consumer);
        if (!order.isCaughtUp()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            ends.keySet().forEach(partition -> order.advance(partition.partition(), consumer.position(partition)));
            order.caughtUp(true);
            LOG.infof("read what was said before, and goes on");
        }
    }

    @Override
    public void skipped(TopicPartition partition, long position, long next) {
        stats.onSkipped(next - position);
        order.skip(partition.partition(), next);
        hub.skip(order.epoch(partition.partition()), next);
        publisher.skip(partition.partition());
    }

    @Override
    public void lost(TopicPartition partition, long end) {
        order.restart(partition.partition(), end);
        publisher.skip(partition.partition());
    }

    @Override
    public void interrupted() {
        order.caughtUp(false);
    }

    /** Where to read on in a partition: of what is new in the topic, all; of a topic that is new, the last. */
    private long start(Topics.View topic, int partition, long beginning, long end) {
        if (!topic.id().equals(reading.id())) {
            return Math.max(beginning, end - settings.replay());
        }
        return partition < order.size() ? order.position(partition) : beginning;
    }

    private void relay(ChatRecord message, ConsumerRecord<byte[], byte[]> record) {
        if (message.expires() > 0
                && record.timestampType() == TimestampType.LOG_APPEND_TIME
                && record.timestamp() > message.expires()) {
            stats.onExpired();
            publisher.readExpired(message.id());
            return;
        }
        ChatMessage placed = new ChatMessage(
                traced(message.draft(), record),
                order.epoch(record.partition()),
                record.offset() + 1,
                Instant.ofEpochMilli(record.timestamp()));
        Room room = message.draft().room();
        boolean home = order.isHome(record.partition(), room);
        if (!home) {
            stats.onStray();
        }
        handOver(placed, home);
        stats.onRelayed();
        publisher.read(message.id(), placed);
    }

    private Draft traced(Draft draft, ConsumerRecord<?, ?> record) {
        String traceParent = TraceHeader.read(record.headers());
        MessageTrace trace = traceParent == null ? null : tracer.relayed(draft, traceParent);
        return trace == null ? draft : draft.traced(trace);
    }

    /** An event loop that is behind is waited for: meanwhile Kafka keeps the messages. */
    private void handOver(ChatMessage placed, boolean home) {
        try {
            while (!hub.relay(placed, home)) {
                if (Thread.interrupted()) {
                    throw new InterruptException("closed");
                }
                LockSupport.parkNanos(BACK_PRESSURE_NANOS);
            }
        } catch (HubbubException refused) {
            if (refused.kind() != ErrorKind.RESOURCE_EXHAUSTED) {
                throw refused;
            }
            order.forgotten(
                    placed.draft().room(),
                    placed.epoch(),
                    placed.offset()); // nobody is in a room that cannot be opened
        }
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(settings.chat().name(), number);
    }

    private void tellOf(Topics.View topic) {
        LOG.infof("messages go through topic \"%s\": %s", settings.chat().name(), topic.summary());
        if (!topic.hasAppendTime()) {
            LOG.warnf(
                    "topic \"%s\" has message.timestamp.type=%s: a message that was in doubt stays so, since only"
                            + " LogAppendTime tells when it got its place",
                    settings.chat().name(), topic.settings().get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG));
        }
    }

    private void leaveOut(ConsumerRecord<?, ?> record, @Nullable String reason) {
        stats.onMalformed();
        long now = System.nanoTime();
        if (now - complainedNanos >= COMPLAINT_INTERVAL_NANOS) {
            complainedNanos = now;
            LOG.warnf(
                    "record %d of partition %d is no message and is left out: %s",
                    record.offset(), record.partition(), reason);
        }
    }
}
