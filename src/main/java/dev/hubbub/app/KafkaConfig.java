package dev.hubbub.app;

import dev.hubbub.relay.kafka.KafkaSettings;
import dev.hubbub.relay.kafka.TopicSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** The relay by Kafka, looked at when `hubbub.relay` is `kafka`. */
@ConfigMapping(prefix = "hubbub.kafka")
interface KafkaConfig {

    String AUTO = "auto";

    /** The brokers to ask first, `host:port`, separated by commas. */
    @WithDefault("localhost:9092")
    String bootstrapServers();

    /** This instance's name, of which there must be no other; `auto` makes one of the host's name and the process. */
    @WithDefault(AUTO)
    String serverId();

    /** Further properties of Kafka's clients, such as `security.protocol`. */
    Map<String, String> properties();

    /** The topic of the messages. */
    @WithDefault("chatting")
    String chatTopic();

    /** How many partitions it is made with; a room's messages are all in one. */
    @WithDefault("2")
    int chatPartitions();

    /** The topic of who comes and goes. */
    @WithDefault("user-connections")
    String connectionsTopic();

    /** How many partitions it is made with. */
    @WithDefault("3")
    int connectionsPartitions();

    /** The topic of the instances' signs of life. */
    @WithDefault("hubbub-instances")
    String instancesTopic();

    /** Whether topics that are not there are made. */
    @WithDefault("true")
    boolean createTopics();

    /** How many copies of a topic are made, or as many as there are brokers; all but one must have a message. */
    @WithDefault("2")
    int replicas();

    /** How many messages of each partition are read at the start, for those who come back. */
    @WithDefault("10000")
    int replay();

    /** How many bytes of messages may wait for Kafka; publishers are refused beyond. */
    @WithDefault("33554432")
    long bufferBytes();

    /** How long a message waits for others to go with it. */
    @WithDefault("1ms")
    Duration linger();

    /** A broker that has not answered by then is given up, and asked again or another in its place. */
    @WithDefault("2s")
    Duration requestTimeout();

    /** A message that has no place in the order by then gets none. */
    @WithDefault("10s")
    Duration publishTimeout();

    /** How long it may take besides to find out whether a message has a place all the same. */
    @WithDefault("20s")
    Duration uncertainTimeout();

    /** When nothing is acknowledged for so long, publishers are refused at once, until Kafka is back. */
    @WithDefault("5s")
    Duration patience();

    /** An instance without a sign of life for so long is gone. */
    @WithDefault("10s")
    Duration instanceTimeout();

    /** All of it, as the relay takes it. */
    static KafkaSettings settings(KafkaConfig config) {
        Map<String, String> properties = new HashMap<>(config.properties());
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        return new KafkaSettings(
                config.serverId().equals(AUTO) ? name() : config.serverId(),
                properties,
                new TopicSettings(config.chatTopic(), config.chatPartitions(), config.replicas()),
                new TopicSettings(config.connectionsTopic(), config.connectionsPartitions(), config.replicas()),
                new TopicSettings(config.instancesTopic(), 1, config.replicas()),
                config.createTopics(),
                config.replay(),
                config.bufferBytes(),
                new KafkaSettings.Timing(
                        config.linger(),
                        config.requestTimeout(),
                        config.publishTimeout(),
                        config.uncertainTimeout(),
                        config.patience(),
                        config.instanceTimeout()));
    }

    private static String name() {
        String process =
                ProcessHandle.current().pid() + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + process;
        } catch (UnknownHostException nameless) {
            return "hubbub-" + process;
        }
    }
}
