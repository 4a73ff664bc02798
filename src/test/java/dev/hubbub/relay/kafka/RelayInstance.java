package dev.hubbub.relay.kafka;

import static org.awaitility.Awaitility.await;

import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubFixture;
import dev.hubbub.hub.HubStats;
import dev.hubbub.hub.Join;
import dev.hubbub.hub.RecordingSubscriber;
import dev.hubbub.hub.Resume;
import dev.hubbub.hub.Subscription;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.MessageTracer;
import dev.hubbub.message.Room;
import dev.hubbub.relay.Cluster;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An instance without its servers: a hub, an event loop, and the relay by a Kafka. */
final class RelayInstance implements AutoCloseable {

    private static final MessageRules RULES = new MessageRules(100_000);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    final RelayStats stats = new RelayStats(nanos -> {});
    final KafkaRelay relay;
    private final ExecutorService loop = Executors.newSingleThreadExecutor();

    private RelayInstance(KafkaSettings settings) {
        relay = new KafkaRelay(
                settings,
                stats,
                Clock.systemUTC(),
                MessageTracer.NONE,
                (origin, peers) -> new Hub(
                        new HubFixture.Bounds().settings(),
                        new HubStats(nanos -> {}),
                        Clock.systemUTC(),
                        origin,
                        peers));
    }

    /** Starts one, and waits until it is ready. */
    static RelayInstance start(String id, TestTopics topics) {
        RelayInstance started = startAsync(id, topics);
        started.awaitState(Cluster.State.UP);
        return started;
    }

    /** Starts one that will be ready when Kafka is. */
    static RelayInstance startAsync(String id, TestTopics topics) {
        return new RelayInstance(topics.settings(id));
    }

    void awaitState(Cluster.State state) {
        await().atMost(LIMIT).until(() -> relay.cluster().state() == state);
    }

    Hub hub() {
        return relay.hub();
    }

    CompletableFuture<ChatMessage> say(String room, String text) {
        return relay.publish(draft(new Room(room), text)).toCompletableFuture();
    }

    ChatMessage sayAndWait(String room, String text) {
        return say(room, text).orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    Subscription join(String room, String user, RecordingSubscriber subscriber) {
        return resume(room, user, null, subscriber);
    }

    Subscription resume(String room, String user, @Nullable Resume resume, RecordingSubscriber subscriber) {
        return hub().subscribe(new Join(new Room(room), Member.of(user, ""), resume), loop, subscriber);
    }

    static Draft draft(Room room, String text) {
        return RULES.draft(room, Member.of("ann", "Ann"), text, "");
    }

    @Override
    public void close() {
        relay.close();
        hub().close();
        loop.shutdownNow();
    }

    /**
     * Topics of a test's own at some brokers.
     *
     * @param name in front of theirs
     */
    record TestTopics(String brokers, String name, int partitions, Duration publishTimeout) {

        TestTopics(String brokers, String name, int partitions) {
            this(brokers, name, partitions, LIMIT);
        }

        String chat() {
            return name + "-chatting";
        }

        String connections() {
            return name + "-connections";
        }

        String instances() {
            return name + "-instances";
        }

        KafkaSettings settings(String id) {
            return new KafkaSettings(
                    id,
                    Map.of("bootstrap.servers", brokers, "metadata.max.age.ms", "500"),
                    new TopicSettings(chat(), partitions, 1),
                    new TopicSettings(connections(), 3, 1),
                    new TopicSettings(instances(), 1, 1),
                    true,
                    1_000,
                    1 << 20,
                    new KafkaSettings.Timing(
                            Duration.ofMillis(1),
                            Duration.ofSeconds(1),
                            publishTimeout,
                            Duration.ofSeconds(30),
                            Duration.ofMillis(1_500),
                            Duration.ofSeconds(3)));
        }
    }
}
