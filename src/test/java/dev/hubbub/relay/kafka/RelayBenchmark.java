package dev.hubbub.relay.kafka;

import static org.awaitility.Awaitility.await;

import dev.hubbub.hub.CloseReason;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubFixture;
import dev.hubbub.hub.HubStats;
import dev.hubbub.hub.Sequenced;
import dev.hubbub.hub.Subscriber;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.MessageTracer;
import dev.hubbub.message.Room;
import dev.hubbub.relay.Cluster;
import dev.hubbub.relay.LocalRelay;
import dev.hubbub.relay.Relay;
import dev.hubbub.testing.KafkaBrokers;
import dev.hubbub.testing.Logging;
import io.netty.channel.DefaultEventLoopGroup;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Messages published on all instances in turn, from their publisher to their acknowledgement and to one subscriber in
 * each room on each instance. Kafka is three brokers, processes of their own on the same machine; the instances are in one
 * process, without their servers.
 */
@State(Scope.Benchmark)
public class RelayBenchmark {

    private static final int BATCH = 20_000;
    private static final int ROOMS = 8;
    private static final int CONTENT_CHARACTERS = 64;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** How many instances there are, by Kafka; 0 for one in memory. */
    @Param({"0", "1", "3"})
    public int kafkaInstances;

    private final MessageRules rules = new MessageRules(10_000);
    private final List<Relay> relays = new ArrayList<>();
    private final DefaultEventLoopGroup loop = new DefaultEventLoopGroup(1);
    private List<Draft> drafts = List.of();
    private @Nullable KafkaBrokers brokers;
    private volatile CountDownLatch arrivals = new CountDownLatch(0);

    @Setup
    public void start() throws IOException {
        Logging.fromInfo();
        drafts = IntStream.range(0, ROOMS)
                .mapToObj(i ->
                        rules.draft(new Room("room-" + i), Member.of("ann", "Ann"), "x".repeat(CONTENT_CHARACTERS), ""))
                .toList();
        if (kafkaInstances == 0) {
            Hub alone = new Hub(new HubFixture.Bounds().settings(), new HubStats(nanos -> {}), Clock.systemUTC());
            relays.add(new LocalRelay(alone, Clock.systemUTC()));
        } else {
            KafkaBrokers started = KafkaBrokers.start(3, List.of("-Xmx512m", "-XX:+UseSerialGC"));
            brokers = started;
            IntStream.range(0, kafkaInstances).forEach(i -> relays.add(relay(started, "instance-" + i)));
            await().atMost(LIMIT).until(() -> relays.stream()
                    .allMatch(relay -> relay.cluster().state() == Cluster.State.UP));
        }
        for (Relay relay : relays) {
            drafts.forEach(
                    draft -> relay.hub().subscribe(draft.room(), Member.of("bob", "Bob"), loop.next(), new Arrivals()));
        }
    }

    @TearDown
    public void stop() {
        relays.forEach(relay -> {
            relay.close();
            relay.hub().close();
        });
        loop.shutdownGracefully().awaitUninterruptibly();
        if (brokers != null) {
            brokers.close();
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void publishToAll() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(BATCH * relays.size());
        arrivals = all;
        CompletableFuture<?>[] answers = new CompletableFuture<?>[BATCH];
        for (int i = 0; i < BATCH; i++) {
            answers[i] = relays.get(i % relays.size())
                    .publish(drafts.get(i / relays.size() % ROOMS))
                    .toCompletableFuture();
        }
        CompletableFuture.allOf(answers).join();
        all.await();
    }

    private static Relay relay(KafkaBrokers brokers, String id) {
        KafkaSettings settings = new KafkaSettings(
                id,
                Map.of("bootstrap.servers", brokers.addresses()),
                new TopicSettings("chatting", 2, 2),
                new TopicSettings("user-connections", 3, 2),
                new TopicSettings("hubbub-instances", 1, 2),
                true,
                1_000,
                64 << 20,
                new KafkaSettings.Timing(
                        Duration.ofMillis(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30)));
        return new KafkaRelay(
                settings,
                new RelayStats(nanos -> {}),
                Clock.systemUTC(),
                MessageTracer.NONE,
                (origin, peers) -> new Hub(
                        new HubFixture.Bounds().settings(),
                        new HubStats(nanos -> {}),
                        Clock.systemUTC(),
                        origin,
                        peers));
    }

    private final class Arrivals implements Subscriber {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void deliver(Delivery delivery) {
            if (delivery instanceof Sequenced) {
                arrivals.countDown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close(CloseReason reason, long lastOffset) {}

        @Override
        public String protocol() {
            return "benchmark";
        }

        @Override
        public boolean wantsPresence() {
            return false;
        }
    }
}
