package dev.hubbub.relay.kafka;

import static dev.hubbub.relay.kafka.KafkaRelayTest.kindOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.hub.RecordingSubscriber;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.relay.Cluster;
import dev.hubbub.relay.PartitionStatus;
import dev.hubbub.testing.KafkaBrokers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of messages while Kafka is away: told to their publishers, and true for everybody. */
class RelayFaultsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final KafkaBrokers BROKERS = KafkaBrokers.shared();

    private final RecordingSubscriber listener = new RecordingSubscriber();

    @Test
    void whatIsRefusedWhileKafkaIsAwayReachesNobodyAndWhatIsTakenEverybody() throws Exception {
        try (RelayInstance instance = RelayInstance.start("one", topics("pause"))) {
            instance.join("room", "bob", listener);
            ChatMessage before = instance.sayAndWait("room", "before");

            BROKERS.pause(0);
            List<CompletableFuture<ChatMessage>> underWay = IntStream.range(0, 1_000)
                    .mapToObj(i -> instance.say("room", "no. " + i))
                    .toList();
            instance.awaitState(Cluster.State.DOWN);
            CompletableFuture<ChatMessage> late = instance.say("room", "late");
            assertThat(late).as("refused at once").isDone();
            assertThat(kindOf(late)).isEqualTo(ErrorKind.UNAVAILABLE);
            // All that has no answer is in doubt; the first few may have been taken before the broker stood still.
            await().atMost(LIMIT).until(() -> inDoubt(instance) > 0 && inDoubt(instance) == waiting(underWay));
            BROKERS.proceed(0);

            instance.awaitState(Cluster.State.UP);
            await().atMost(LIMIT).until(() -> underWay.stream().allMatch(CompletableFuture::isDone));
            ChatMessage after = instance.sayAndWait("room", "after");
            List<ChatMessage> taken = Stream.of(
                            Stream.of(before), underWay.stream().map(RelayFaultsTest::takenOrNull), Stream.of(after))
                    .flatMap(each -> each)
                    .filter(Objects::nonNull)
                    .toList();
            await().atMost(LIMIT).until(() -> listener.received() >= taken.size());
            assertThat(listener.messages()).containsExactlyElementsOf(taken);
            assertThat(instance.stats.uncertain()).isZero();
        } finally {
            BROKERS.proceed(0);
        }
    }

    @Test
    void anInstanceStartsWithoutKafkaAndIsReadyWhenItIsThere() throws Exception {
        BROKERS.pause(0);
        try (RelayInstance instance = RelayInstance.startAsync("one", topics("late"))) {
            assertThat(instance.relay.cluster().state()).isEqualTo(Cluster.State.STARTING);
            assertThat(kindOf(instance.say("room", "too early"))).isEqualTo(ErrorKind.UNAVAILABLE);

            BROKERS.proceed(0);

            instance.awaitState(Cluster.State.UP);
            instance.sayAndWait("room", "hello");
        } finally {
            BROKERS.proceed(0);
        }
    }

    private static int inDoubt(RelayInstance instance) {
        return instance.relay.cluster().partitions().stream()
                .mapToInt(PartitionStatus::uncertain)
                .sum();
    }

    private static long waiting(List<CompletableFuture<ChatMessage>> answers) {
        return answers.stream().filter(answer -> !answer.isDone()).count();
    }

    private static RelayInstance.TestTopics topics(String name) {
        return new RelayInstance.TestTopics(BROKERS.addresses(), name, 1, Duration.ofSeconds(3));
    }

    /** Else it must be sure that nobody gets it. */
    private static @Nullable ChatMessage takenOrNull(CompletableFuture<ChatMessage> answered) {
        if (answered.isCompletedExceptionally()) {
            assertThat(kindOf(answered)).isEqualTo(ErrorKind.UNAVAILABLE);
            return null;
        }
        return answered.join();
    }
}
