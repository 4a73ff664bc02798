package dev.hubbub.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.hub.RecordingSubscriber;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.relay.Cluster;
import dev.hubbub.testing.KafkaBrokers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Topics that somebody has made, or changes. */
@SuppressWarnings("NullAway.Init") // before each test
class ChangedTopicsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final KafkaBrokers BROKERS = KafkaBrokers.shared();

    private final RecordingSubscriber listener = new RecordingSubscriber();
    private RelayInstance.TestTopics topics;

    @BeforeEach
    void nameTopics(TestInfo test) {
        topics = new RelayInstance.TestTopics(
                BROKERS.addresses(), test.getTestMethod().orElseThrow().getName(), 2);
    }

    @Test
    void aTopicThatGrowsIsReadInFull() throws ExecutionException, InterruptedException {
        try (RelayInstance instance = RelayInstance.start("one", topics)) {
            List<String> rooms =
                    IntStream.range(0, 20).mapToObj(i -> "room-" + i).toList();
            rooms.forEach(room -> instance.join(room, "bob", listener));
            try (Admin admin = BROKERS.admin()) {
                admin.createPartitions(Map.of(topics.chat(), NewPartitions.increaseTo(5)))
                        .all()
                        .get();
            }
            await().atMost(LIMIT).until(() -> instance.stats.assignments() == 2);
            instance.awaitState(Cluster.State.UP);

            CompletableFuture<?>[] said =
                    rooms.stream().map(room -> instance.say(room, "to " + room)).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(said).join();

            await().atMost(LIMIT).until(() -> listener.received() == rooms.size());
            assertThat(instance.relay.cluster().partitions()).hasSize(5);
            assertThat(listener.messages().stream()
                            .map(ChatMessage::epoch)
                            .distinct()
                            .count())
                    .as("partitions that were written to")
                    .isGreaterThan(2);
        }
    }

    @Test
    void aTopicThatIsMadeAnewBeginsANewOrder() throws ExecutionException, InterruptedException {
        try (RelayInstance instance = RelayInstance.start("one", topics)) {
            instance.join("room", "bob", listener);
            ChatMessage before = instance.sayAndWait("room", "before");
            try (Admin admin = BROKERS.admin()) {
                admin.deleteTopics(List.of(topics.chat())).all().get();
            }
            await().atMost(LIMIT).ignoreExceptions().until(() -> make(Map.of()));
            await().atMost(LIMIT).until(() -> instance.stats.assignments() == 2);
            List<String> texts =
                    IntStream.range(0, 50).mapToObj(i -> "text " + i).toList();
            send(texts.stream()
                    .map(text -> "{\"room\":\"room\",\"user_id\":\"eve\",\"content\":\"" + text + "\"}")
                    .toList());

            await().atMost(LIMIT).until(() -> listener.received() == 1 + texts.size());
            assertThat(listener.messages().stream().skip(1).map(message -> message.draft()
                            .content()))
                    .containsExactlyElementsOf(texts);
            assertThat(listener.messages().get(1).epoch()).isNotEqualTo(before.epoch());
            assertThat(listener.messages().get(1).offset()).isEqualTo(1);
        }
    }

    @Test
    void whereClientsGiveTheTimeNothingIsLeftOutForBeingLate() throws ExecutionException, InterruptedException {
        make(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"));
        try (RelayInstance instance = RelayInstance.start("one", topics)) {
            instance.join("room", "bob", listener);
            send(List.of("{\"room\":\"room\",\"user_id\":\"eve\",\"content\":\"late?\",\"expires\":"
                    + (Instant.now().toEpochMilli() - 60_000) + "}"));
            instance.sayAndWait("room", "said");

            await().atMost(LIMIT).until(() -> listener.received() == 2);
            assertThat(instance.stats.expired()).isZero();
        }
    }

    /** True once there is one. */
    private boolean make(Map<String, String> settings) throws ExecutionException, InterruptedException {
        try (Admin admin = BROKERS.admin()) {
            admin.createTopics(List.of(new NewTopic(topics.chat(), 2, (short) 1).configs(settings)))
                    .all()
                    .get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure; // such as one that is still being deleted
            }
        }
        return true;
    }

    private void send(List<String> values) {
        try (Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKERS.addresses()), new StringSerializer(), new StringSerializer())) {
            values.forEach(value -> producer.send(new ProducerRecord<>(topics.chat(), "room", value)));
        }
    }
}
