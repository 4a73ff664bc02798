package dev.hubbub.relay.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.RecordingSubscriber;
import dev.hubbub.hub.Resume;
import dev.hubbub.hub.Subscription;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Room;
import dev.hubbub.message.UserId;
import dev.hubbub.testing.KafkaBrokers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances that share their rooms through a real Kafka. */
class KafkaRelayTest {

    private static final AtomicInteger ROOMS = new AtomicInteger();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final KafkaBrokers BROKERS = KafkaBrokers.shared();

    private static final RelayInstance.TestTopics TOPICS =
            new RelayInstance.TestTopics(BROKERS.addresses(), "relay", 2);

    private static RelayInstance one;
    private static RelayInstance other;

    private final String room = "room-" + ROOMS.incrementAndGet();
    private final RecordingSubscriber here = new RecordingSubscriber();
    private final RecordingSubscriber there = new RecordingSubscriber();

    @BeforeAll
    static void startInstances() {
        one = RelayInstance.start("one", TOPICS);
        other = RelayInstance.start("other", TOPICS);
    }

    @AfterAll
    static void stopInstances() {
        one.close();
        other.close();
    }

    @Test
    void aMessageHasOnePlaceEverywhere() {
        one.join(room, "bob", here);
        other.join(room, "eve", there);

        ChatMessage taken = one.sayAndWait(room, "hello");

        awaitReceived(1);
        assertThat(here.messages()).isEqualTo(there.messages()).containsExactly(taken);
        assertThat(taken.offset()).isPositive();
    }

    @Test
    void twoPublishersAreHeardInOneOrder() {
        one.join(room, "bob", here);
        other.join(room, "eve", there);

        CompletableFuture<?>[] said = Stream.of(one, other)
                .flatMap(instance -> IntStream.range(0, 500).mapToObj(i -> instance.say(room, "no. " + i)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(said).join();

        awaitReceived(1_000);
        assertThat(here.messages()).isEqualTo(there.messages()).hasSize(1_000);
        assertThat(here.offsets()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whoeverComesBackToTheOtherInstanceGetsWhatTheyMissed() {
        Subscription first = one.join(room, "bob", here);
        one.sayAndWait(room, "a");
        await().atMost(LIMIT).until(() -> here.received() == 1);
        first.cancel();
        one.sayAndWait("elsewhere", "noise");
        one.sayAndWait(room, "b");
        other.sayAndWait(room, "c");

        ChatMessage last = here.messages().get(0);
        other.resume(room, "bob", new Resume(last.epoch(), last.offset()), there);

        await().atMost(LIMIT).until(() -> there.received() == 2);
        assertThat(there.welcome().recovered()).isTrue();
        assertThat(texts(there)).containsExactly("b", "c");
    }

    @Test
    void whoeverComesToAQuietRoomMissesNothingByMovingOn() {
        one.sayAndWait("noise", "x");
        one.join(room, "bob", here);
        await().atMost(LIMIT).until(here::hasWelcome);
        one.sayAndWait(room, "a");

        other.resume(
                room, "bob", new Resume(here.welcome().epoch(), here.welcome().offset()), there);

        await().atMost(LIMIT).until(() -> there.received() == 1);
        assertThat(there.welcome().recovered()).isTrue();
        assertThat(texts(there)).containsExactly("a");
    }

    @Test
    void anInstanceThatStartsKnowsWhatWasSaidBefore() {
        ChatMessage first = one.sayAndWait(room, "a");
        one.sayAndWait(room, "b");

        try (RelayInstance third = RelayInstance.start("third", TOPICS)) {
            third.resume(room, "bob", new Resume(first.epoch(), first.offset()), there);
            await().atMost(LIMIT).until(() -> there.received() == 1);
            assertThat(texts(there)).containsExactly("b");

            third.join(room, "eve", here);
            await().atMost(LIMIT).until(here::hasWelcome);
            assertThat(here.received()).as("who is new gets nothing old").isZero();
        }
    }

    @Test
    void everybodySeesWhoIsAtTheOtherInstance() {
        one.join(room, "bob", here.withPresence());
        await().atMost(LIMIT).until(() -> members(other).equals(List.of("bob")));

        Subscription eve = other.join(room, "eve", there);

        await().atMost(LIMIT).until(() -> here.log().contains("came eve"));
        assertThat(members(one)).containsExactlyInAnyOrder("bob", "eve");
        assertThat(there.welcome().roster().count()).isEqualTo(2);

        eve.leave();
        await().atMost(LIMIT).until(() -> here.log().contains("went eve"));
        assertThat(members(one)).containsExactly("bob");
    }

    @Test
    void anInstanceThatComesLaterIsToldWhoIsThere() {
        one.join(room, "bob", here);

        try (RelayInstance third = RelayInstance.start("third", TOPICS)) {
            await().atMost(LIMIT).until(() -> members(third).equals(List.of("bob")));
            await().atMost(LIMIT)
                    .until(() -> third.relay.cluster().instances().size() == 3
                            && one.relay.cluster().instances().size() == 3);
        }
        await().atMost(LIMIT).until(() -> one.relay.cluster().instances().size() == 2);
        assertThat(one.relay.cluster().instances().get(0).id()).isEqualTo("one");
    }

    @Test
    void aDirectMessageFindsItsUserAtTheOtherInstance() {
        other.join("@eve", "eve", there);
        Room eve = Room.direct(new UserId("eve"));
        await().atMost(LIMIT).until(() -> one.hub().members(eve).count() == 1);

        one.relay
                .publish(RelayInstance.draft(eve, "psst"))
                .toCompletableFuture()
                .join();

        await().atMost(LIMIT).until(() -> there.received() == 1);
        assertThat(one.hub().directMembers()).hasSize(1);
        assertThatThrownBy(() -> one.join("@eve", "eve", here)).hasMessageContaining("online at another instance");
        assertThat(kindOf(one.relay
                        .publish(RelayInstance.draft(Room.direct(new UserId("zoe")), "psst"))
                        .toCompletableFuture()))
                .isEqualTo(ErrorKind.NOT_FOUND);
    }

    static ErrorKind kindOf(CompletableFuture<?> failing) {
        try {
            failing.join();
        } catch (CompletionException failure) {
            assertThat(failure).hasCauseInstanceOf(HubbubException.class);
            return ((HubbubException) requireNonNull(failure.getCause())).kind();
        }
        throw new AssertionError("it did not fail");
    }

    private void awaitReceived(int messages) {
        await().atMost(LIMIT).until(() -> here.received() >= messages && there.received() >= messages);
    }

    private List<String> members(RelayInstance instance) {
        return instance.hub().members(new Room(room)).listed().stream()
                .map(member -> member.id().value())
                .toList();
    }

    private static List<String> texts(RecordingSubscriber subscriber) {
        return subscriber.messages().stream()
                .map(message -> message.draft().content())
                .toList();
    }
}
