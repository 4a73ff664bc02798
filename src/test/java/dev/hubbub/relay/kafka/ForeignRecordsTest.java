package dev.hubbub.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.hub.RecordingSubscriber;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Room;
import dev.hubbub.testing.KafkaBrokers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Records that an instance did not write, or not lately. */
class ForeignRecordsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final KafkaBrokers BROKERS = KafkaBrokers.shared();
    private static Producer<String, String> producer;

    private RelayInstance.TestTopics topics;
    private RelayInstance instance;
    private final RecordingSubscriber listener = new RecordingSubscriber();

    @BeforeAll
    static void startProducer() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKERS.addresses()), new StringSerializer(), new StringSerializer());
    }

    @AfterAll
    static void stopProducer() {
        producer.close();
    }

    @BeforeEach
    void startInstance(TestInfo test) {
        topics = new RelayInstance.TestTopics(
                BROKERS.addresses(), test.getTestMethod().orElseThrow().getName(), 2);
        instance = RelayInstance.start("one", topics);
    }

    @AfterEach
    void stopInstance() {
        instance.close();
    }

    @Test
    void aProducerOfThePlainShapeIsHeardInTheLobby() {
        instance.join("lobby", "bob", listener);

        chat(
                "user-7",
                "{\"id\":\"1\",\"content\":\"hello\",\"timestamp\":1700000000,\"user_id\":\"user-7\",\"new\":{\"x\":[1]}}");

        await().atMost(LIMIT).until(() -> listener.received() == 1);
        ChatMessage heard = listener.messages().get(0);
        assertThat(heard.draft().content()).isEqualTo("hello");
        assertThat(heard.draft().sender().id().value()).isEqualTo("user-7");
        assertThat(heard.draft().room()).isEqualTo(Room.LOBBY);
    }

    @Test
    void whatIsNoMessageIsCountedAndHoldsNobodyUp() {
        instance.join("lobby", "bob", listener);
        List<String> bad = List.of(
                "",
                "not JSON",
                "[]",
                "{\"content\":\"who?\"}",
                "{\"content\":\"\",\"user_id\":\"u\"}",
                "{\"content\":\"x\",\"user_id\":\"u\",\"room\":\"no room\"}",
                "{\"content\":\"x\",\"user_id\":\"u\",\"body\":\"not Base64!\"}",
                "{\"content\":{\"content\":\"y\"},\"user_id\":\"u\"}",
                "{\"content\":\"cut");
        bad.forEach(value -> chat("key", value));
        chat("key", "{\"content\":\"good\",\"user_id\":\"u\"}");

        await().atMost(LIMIT).until(() -> listener.received() == 1);
        assertThat(listener.messages().get(0).draft().content()).isEqualTo("good");
        assertThat(instance.stats.malformed()).isEqualTo(bad.size());
        instance.sayAndWait("lobby", "still here");
    }

    @Test
    void whatHasExpiredIsLeftOut() {
        instance.join("lobby", "bob", listener);
        long now = Instant.now().toEpochMilli();
        chat("lobby", "{\"content\":\"late\",\"user_id\":\"u\",\"expires\":" + (now - 60_000) + "}");
        chat("lobby", "{\"content\":\"in time\",\"user_id\":\"u\",\"expires\":" + (now + 600_000) + "}");

        await().atMost(LIMIT).until(() -> listener.received() == 1);
        assertThat(listener.messages().get(0).draft().content()).isEqualTo("in time");
        assertThat(instance.stats.expired()).isEqualTo(1);
    }

    @Test
    void anInstanceThatFallsSilentIsForgottenWithItsGuests() {
        instance.join("room", "bob", listener.withPresence());
        Instant started = Instant.now();
        await().atMost(LIMIT).until(() -> {
            showGhost(started); // until it is seen: it may have been silent for too long when its guest is read
            return listener.log().contains("came eve");
        });
        await().atMost(LIMIT).until(() -> listener.log().contains("went eve"));
        assertThat(instance.relay.cluster().instances()).hasSize(1);
    }

    /** An instance that says that it is there since then, and who is with it. */
    private void showGhost(Instant started) {
        send(
                topics.instances(),
                "ghost",
                new String(
                        PeerJson.write(new Beat(1, "ghost", started, started, 1, 1, 0, 1, 1, false)),
                        StandardCharsets.UTF_8));
        send(
                topics.connections(),
                "eve",
                new String(
                        PeerJson.write(new Attendance(1, "eve", "ghost", true, started, "room", "Eve", 1, 1)),
                        StandardCharsets.UTF_8));
    }

    private void chat(String key, String value) {
        send(topics.chat(), key, value);
    }

    private static void send(String topic, @Nullable String key, String value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }
}
