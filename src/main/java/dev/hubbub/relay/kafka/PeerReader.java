package dev.hubbub.relay.kafka;

import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Hub;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Hears what the other instances tell: who is there, and that they live. Begins with what is told from now on. */
final class PeerReader implements TopicReader.Listener {

    private static final Logger LOG = Logger.getLogger(PeerReader.class);

    private final KafkaSettings settings;
    private final Hub hub;
    private final Neighbours neighbours;
    private final Announcer announcer;
    private final AtomicLong asks;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Map<String, Topics.View> reading = Map.of();

    /** @param asks raised when the others are to tell once more who is there */
    PeerReader(KafkaSettings settings, Hub hub, Neighbours neighbours, Announcer announcer, AtomicLong asks) {
        this.settings = settings;
        this.hub = hub;
        this.neighbours = neighbours;
        this.announcer = announcer;
        this.asks = asks;
    }

    @Override
    public Map<TopicPartition, Long> begin(
            Map<String, Topics.View> topics, Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        topics.forEach((name, topic) -> {
            Topics.View before = reading.get(name);
            if (before == null || !before.id().equals(topic.id())) {
                LOG.infof("topic \"%s\": %s", name, topic.summary());
                positions.keySet().removeIf(partition -> partition.topic().equals(name));
                asks.incrementAndGet();
            }
        });
        boolean first = positions.isEmpty();
        reading = topics;
        (first ? ends : beginnings).forEach(positions::putIfAbsent);
        return Map.copyOf(positions);
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(settings.instances().name())) {
                onBeat(PeerJson.read(record.value(), Beat.class));
            } else {
                neighbours
                        .attend(PeerJson.read(record.value(), Attendance.class))
                        .forEach(this::tell);
            }
        } catch (MalformedRecordException | HubbubException malformed) {
            LOG.debugf("a record of %s is left out: %s", record.topic(), malformed.getMessage());
        }
    }

    @Override
    public void skipped(TopicPartition partition, long position, long next) {
        positions.put(partition, next);
        asks.incrementAndGet();
    }

    private void onBeat(Beat beat) throws MalformedRecordException {
        if (beat.serverId() == null || beat.started() == null || beat.timestamp() == null) {
            throw new MalformedRecordException("names no server_id, started or timestamp");
        }
        Beat last = neighbours.lastBeat(beat.serverId());
        if (!beat.serverId().equals(settings.serverId()) && !beat.leaving()) {
            if (last == null) {
                LOG.infof("instance %s is there", beat.serverId());
                asks.incrementAndGet(); // it may have told already, to somebody who did not know it
            }
            if (last == null || last.asks() != beat.asks() || !last.started().equals(beat.started())) {
                announcer.tellAnew();
            }
        }
        neighbours.beat(beat).forEach(this::tell);
    }

    private void tell(Neighbours.Change change) {
        hub.announceElsewhere(change.room(), change.member(), change.joined());
    }
}
