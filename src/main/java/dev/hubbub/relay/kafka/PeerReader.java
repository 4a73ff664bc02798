package dev.hubbub.relay.kafka;

import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Hub;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears what the other instances tell: who is there, and that they live. Begins with what is told from now on. */
final class PeerReader implements TopicReader.Listener {

    private static final Logger LOG = Logger.getLogger(PeerReader.class);

    private final KafkaSettings settings;
    private final Hub hub;
    private final Neighbours neighbours;
    private final Announcer announcer;
    private final RelayStats stats;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Map<String, Topics.View> reading = Map.of();

    PeerReader(KafkaSettings settings, Hub hub, Neighbours neighbours, Announcer announcer, RelayStats stats) {
        this.settings = settings;
        this.hub = hub;
        this.neighbours = neighbours;
        this.announcer = announcer;
        this.stats = stats;
    }

    @Override
    public Map<TopicPartition, Long> begin(
            Map<String, Topics.View> topics, Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        if (!topics.equals(reading)) {
            topics.forEach((name, topic) -> LOG.infof("topic \"%s\": %s", name, topic.summary()));
            reading = topics;
            positions.clear();
            announcer.tellAnew();
        }
        ends.forEach(positions::putIfAbsent);
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
                tell(neighbours.attend(PeerJson.read(record.value(), Attendance.class)));
            }
        } catch (MalformedRecordException | HubbubException malformed) {
            stats.onMalformed();
            LOG.debugf("a record of %s is left out: %s", record.topic(), malformed.getMessage());
        }
    }

    @Override
    public void skipped(TopicPartition partition, long position, long next) {
        positions.put(partition, next);
        announcer.tellAnew();
    }

    private void onBeat(Beat beat) throws MalformedRecordException {
        if (beat.serverId() == null || beat.started() == null || beat.timestamp() == null) {
            throw new MalformedRecordException("names no server_id, started or timestamp");
        }
        if (!neighbours.knows(beat.serverId()) && !beat.leaving()) {
            LOG.infof("instance %s is there", beat.serverId());
            announcer.tellAnew();
        }
        neighbours.beat(beat).forEach(this::tell);
    }

    private void tell(Neighbours.@Nullable Change change) {
        if (change != null) {
            hub.announceElsewhere(change.room(), change.member(), change.joined());
        }
    }
}
