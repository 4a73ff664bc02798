package dev.hubbub.relay.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How the relay uses Kafka.
 *
 * @param serverId this instance's name, of which there is no other
 * @param properties of all clients: the brokers' addresses, security and the like
 * @param chat the topic of the messages
 * @param connections the topic of who comes and goes
 * @param instances the topic of the instances' signs of life
 * @param create whether topics that are not there are made
 * @param replay how many messages of each partition are read at the start, for those who come back
 * @param bufferBytes how much may wait for Kafka
 * @param timing when something takes too long
 */
public record KafkaSettings(
        String serverId,
        Map<String, String> properties,
        TopicSettings chat,
        TopicSettings connections,
        TopicSettings instances,
        boolean create,
        int replay,
        long bufferBytes,
        Timing timing) {

    private static final int BATCH_BYTES = 1 << 16;
    private static final int POLL_RECORDS = 2_000;
    private static final int BACK_OFF_MILLIS = 50;
    private static final int BACK_OFF_MAX_MILLIS = 500;
    private static final int METADATA_AGE_MILLIS = 10_000;

    /**
     * When something takes too long.
     *
     * @param linger how long a message waits for others to go with it
     * @param request a broker that has not answered by then is given up
     * @param publish a message that has no place by then gets none
     * @param uncertain how long it may take besides to find out whether it has one all the same
     * @param patience when nothing is acknowledged for so long, Kafka is away: what is published is refused at once
     * @param instance an instance without a sign of life for so long is gone
     */
    public record Timing(
            Duration linger,
            Duration request,
            Duration publish,
            Duration uncertain,
            Duration patience,
            Duration instance) {

        public Timing {
            if (publish.compareTo(request.plus(linger)) < 0) {
                throw new IllegalArgumentException("hubbub.kafka.publish-timeout is " + publish
                        + ", which must be request-timeout and linger together at least: " + request.plus(linger));
            }
        }
    }

    public KafkaSettings {
        if (replay < 0 || bufferBytes < 1) {
            throw new IllegalArgumentException(
                    "hubbub.kafka.replay must not be negative, and hubbub.kafka.buffer-bytes at" + " least 1; they are "
                            + replay + " and " + bufferBytes);
        }
    }

    Map<String, Object> forProducer() {
        Map<String, Object> all = common();
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, timing.linger().toMillis());
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * bufferBytes);
        all.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(timing.publish().toMillis()));
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0); // it is called on event loops
        all.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Integer.MAX_VALUE); // and must not forget a quiet topic
        all.putAll(properties);
        return all;
    }

    Map<String, Object> forConsumer() {
        Map<String, Object> all = common();
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"); // what is skipped is counted
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        all.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(2 * timing.request().toMillis()));
        all.putAll(properties);
        return all;
    }

    Map<String, Object> forAdmin() {
        Map<String, Object> all = common();
        all.put(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(2 * timing.request().toMillis()));
        all.putAll(properties);
        return all;
    }

    private Map<String, Object> common() {
        Map<String, Object> all = new HashMap<>();
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, serverId);
        all.put(
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(timing.request().toMillis()));
        all.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MILLIS);
        all.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, BACK_OFF_MILLIS);
        all.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, BACK_OFF_MAX_MILLIS);
        all.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, BACK_OFF_MILLIS);
        all.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, BACK_OFF_MAX_MILLIS);
        return all;
    }
}
