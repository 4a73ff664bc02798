package dev.hubbub.relay.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The topics of the relay: made when they are not there, and what they are. Blocks, but where it says otherwise. */
final class Topics {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final String APPEND_TIME = "LogAppendTime";

    /** Brokers may be starting, too: for so long more are waited for. */
    private static final long BROKERS_NANOS = 5_000_000_000L;

    private final long createdNanos = System.nanoTime();
    private final Admin admin;
    private final boolean create;

    /** @param create whether topics that are not there are made */
    Topics(Admin admin, boolean create) {
        this.admin = admin;
        this.create = create;
    }

    /**
     * What a topic is, which is made if need be.
     *
     * @throws KafkaException when Kafka does not answer, or there is no such topic and none may be made
     */
    View ensure(TopicSettings wanted) throws InterruptedException {
        Optional<View> known = describe(wanted.name());
        if (known.isPresent()) {
            warnOfFewReplicas(wanted, known.get());
            return known.get();
        }
        if (!create) {
            throw new KafkaException(
                    "there is no topic \"" + wanted.name() + "\"; make it, or set hubbub.kafka.create-topics=true");
        }
        make(wanted);
        return describe(wanted.name())
                .orElseThrow(
                        () -> new KafkaException("the topic \"" + wanted.name() + "\" is not known everywhere yet"));
    }

    /** What a topic is; nothing when there is none. @throws KafkaException when Kafka does not answer */
    Optional<View> describe(String name) throws InterruptedException {
        try {
            TopicDescription topic =
                    get(admin.describeTopics(List.of(name)).topicNameValues().get(name));
            int replicas = topic.partitions().get(0).replicas().size();
            return Optional.of(new View(topic.topicId(), topic.partitions().size(), replicas, settings(name)));
        } catch (UnknownTopicOrPartitionException none) {
            return Optional.empty();
        }
    }

    /** Whether a topic is still what it was, as far as can be seen. Does not block. */
    CompletionStage<Boolean> isStill(String name, View view) {
        return Objects.requireNonNull(
                        admin.describeTopics(List.of(name)).topicNameValues().get(name),
                        "whatever is asked for is answered")
                .toCompletionStage()
                .handle((topic, failure) -> failure == null
                        ? topic.topicId().equals(view.id())
                                && topic.partitions().size() == view.partitions()
                        : !(failure instanceof UnknownTopicOrPartitionException));
    }

    private static void warnOfFewReplicas(TopicSettings wanted, View topic) {
        if (topic.replicas() < wanted.replicas()) {
            LOG.warnf(
                    "topic \"%s\" has %d replicas, fewer than hubbub.kafka.replicas=%d: what is acknowledged may be lost"
                            + " with a broker",
                    wanted.name(), topic.replicas(), wanted.replicas());
        }
    }

    private void make(TopicSettings wanted) throws InterruptedException {
        Collection<?> brokers = get(admin.describeCluster().nodes());
        if (brokers.size() < wanted.replicas() && System.nanoTime() - createdNanos < BROKERS_NANOS) {
            throw new KafkaException(brokers.size() + " of " + wanted.replicas() + " brokers are there to keep \""
                    + wanted.name() + "\"");
        }
        int replicas = Math.min(wanted.replicas(), brokers.size());
        NewTopic topic = new NewTopic(wanted.name(), wanted.partitions(), (short) replicas)
                .configs(Map.of(
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        Integer.toString(wanted.minInSync(brokers.size())),
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        APPEND_TIME));
        try {
            get(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException another) {
            LOG.debugf("another instance has made the topic %s", wanted.name());
        }
    }

    private Map<String, String> settings(String name) throws InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config = get(admin.describeConfigs(List.of(topic)).values().get(topic));
        Map<String, String> settings = new HashMap<>();
        config.entries().forEach(entry -> settings.put(entry.name(), String.valueOf(entry.value())));
        return settings;
    }

    private static <T> T get(@Nullable KafkaFuture<T> asked) throws InterruptedException {
        KafkaFuture<T> future = Objects.requireNonNull(asked, "whatever is asked for is answered");
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof KafkaException known ? known : new KafkaException(failure.getCause());
        }
    }

    /**
     * A topic as it is.
     *
     * @param id which another topic of the same name would not have
     * @param partitions how many it has
     * @param replicas how many copies of each
     * @param settings those in force
     */
    record View(Uuid id, int partitions, int replicas, Map<String, String> settings) {

        /** Whether a record's time is when it got its place, by the broker's clock. */
        boolean hasAppendTime() {
            return APPEND_TIME.equals(settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG));
        }

        /** The settings that matter here, for the log. */
        String summary() {
            return partitions + " partitions, " + replicas + " replicas, min.insync.replicas="
                    + settings.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG) + ", retention.ms="
                    + settings.get(TopicConfig.RETENTION_MS_CONFIG) + ", message.timestamp.type="
                    + settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG) + ", max.message.bytes="
                    + settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        }

        boolean isSame(View other) {
            return id.equals(other.id) && partitions == other.partitions;
        }
    }
}
