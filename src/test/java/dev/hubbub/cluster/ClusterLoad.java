package dev.hubbub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.Close;
import dev.hubbub.proto.Message;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A steady load over the instances of a cluster, and a count of what became of each message: taken, surely not taken, or
 * not known. Followers sit at every instance; publishers take turns among the instances.
 */
final class ClusterLoad implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int INTERVAL_MILLIS = 5;
    private static final int ROOMS = 4;

    private final List<ManagedChannel> instances;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<Follower> followers = new ArrayList<>();
    private final Set<Said> taken = ConcurrentHashMap.newKeySet();
    private final Set<Said> refused = ConcurrentHashMap.newKeySet();
    private final Set<Said> uncertain = ConcurrentHashMap.newKeySet();
    private final AtomicInteger said = new AtomicInteger();
    private final AtomicLong lastTakenNanos = new AtomicLong();
    private final AtomicLong longestGapNanos = new AtomicLong();
    private @Nullable ScheduledFuture<?> publishing;

    /** @param ports the instances' gRPC ports */
    ClusterLoad(List<Integer> ports) {
        instances = ports.stream()
                .map(port -> ManagedChannelBuilder.forAddress("127.0.0.1", port)
                        .usePlaintext()
                        .build())
                .toList();
    }

    /** Seats the followers, waits until all are there, and begins to publish. */
    void start(int followersPerRoomAndInstance) {
        for (int room = 0; room < ROOMS; room++) {
            for (int instance = 0; instance < instances.size(); instance++) {
                for (int i = 0; i < followersPerRoomAndInstance; i++) {
                    String user = "follower-" + followers.size();
                    Follower follower = new Follower("room-" + room, user, instances, scheduler);
                    followers.add(follower);
                    follower.listen(instance);
                }
            }
        }
        await().atMost(LIMIT).until(() -> followers.stream().allMatch(Follower::isThere));
        publishing = scheduler.scheduleAtFixedRate(this::sayNext, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits until so many more messages were taken. */
    void awaitTaken(int more) {
        int target = taken.size() + more;
        await().atMost(LIMIT).until(() -> taken.size() >= target);
    }

    /** Waits until so many more messages were refused for sure. */
    void awaitRefused(int more) {
        int target = refused.size() + more;
        await().atMost(LIMIT).until(() -> refused.size() >= target);
    }

    /** The longest time so far, or since this was asked, in which no message was taken. */
    Duration takeLongestGap() {
        return Duration.ofNanos(longestGapNanos.getAndSet(0));
    }

    /** Stops to publish, and waits until everything has been answered and everybody has heard the last. */
    void stop() {
        if (publishing != null) {
            publishing.cancel(false);
        }
        await().atMost(LIMIT).until(() -> answered() == said.get());
        for (int room = 0; room < ROOMS; room++) {
            String name = "room-" + room;
            String last = sayLast(name);
            await().atMost(LIMIT).until(() -> followers.stream()
                    .filter(follower -> follower.room().equals(name))
                    .allMatch(follower -> follower.hasHeard(last)));
        }
    }

    /** Says something until it is taken; each time something else, since what got no answer may have been taken as well. */
    private String sayLast(String room) {
        AtomicInteger attempts = new AtomicInteger();
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> BroadcastGrpc.newBlockingStub(instances.get(0))
                                .withDeadlineAfter(10, TimeUnit.SECONDS)
                                .broadcastMessage(message(room, "the last, no. " + attempts.incrementAndGet()))
                                .getOffset()
                        > 0);
        return "the last, no. " + attempts.get();
    }

    /** Everybody has heard the same, in the same order: all that was taken, once, and nothing that was refused. */
    void assertExact() {
        for (int room = 0; room < ROOMS; room++) {
            String name = "room-" + room;
            List<List<Follower.Heard>> heard = followers.stream()
                    .filter(follower -> follower.room().equals(name))
                    .map(Follower::heard)
                    .toList();
            assertThat(heard).as("what %s heard", name).allMatch(heard.get(0)::equals);
            List<String> texts = heard.get(0).stream().map(Follower.Heard::text).toList();
            assertThat(texts).as(name).doesNotHaveDuplicates();
            assertThat(texts).as(name).containsAll(texts(taken, name));
            assertThat(texts).as(name).doesNotContainAnyElementsOf(texts(refused, name));
        }
        assertThat(followers).as("resumed in full").allMatch(follower -> follower.notRecovered() == 0);
    }

    int followersPerRoom() {
        return followers.size() / ROOMS;
    }

    /** How many followers moved to another instance. */
    int moves() {
        return followers.stream().mapToInt(Follower::moves).sum();
    }

    String summary() {
        int heard =
                followers.stream().mapToInt(follower -> follower.heard().size()).sum();
        return "%d published, %d taken, %d refused, %d uncertain; %d followers heard %d, %d moves"
                .formatted(
                        said.get(), taken.size(), refused.size(), uncertain.size(), followers.size(), heard, moves());
    }

    @Override
    public void close() {
        followers.forEach(Follower::close);
        instances.forEach(ManagedChannel::shutdownNow);
        scheduler.shutdownNow();
    }

    private int answered() {
        return taken.size() + refused.size() + uncertain.size();
    }

    private void sayNext() {
        int number = said.getAndIncrement();
        Said message = new Said("room-" + number % ROOMS, "no. " + number);
        Futures.addCallback(
                BroadcastGrpc.newFutureStub(instances.get(number / ROOMS % instances.size()))
                        .withDeadlineAfter(LIMIT.toSeconds(), TimeUnit.SECONDS)
                        .broadcastMessage(message(message.room(), message.text())),
                new Answer(message),
                MoreExecutors.directExecutor());
    }

    private static Message message(String room, String text) {
        return Message.newBuilder()
                .setRoom(room)
                .setId("publisher")
                .setContent(text)
                .build();
    }

    private static List<String> texts(Set<Said> all, String room) {
        return all.stream()
                .filter(each -> each.room().equals(room))
                .map(Said::text)
                .collect(Collectors.toList());
    }

    private static boolean isRefusal(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        String reason = String.valueOf(status.getDescription());
        boolean byTheRelay = reason.contains("Kafka") || reason.contains("this instance has not read");
        return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
                || (status.getCode() == Status.Code.UNAVAILABLE && byTheRelay);
    }

    private record Said(String room, String text) {}

    private final class Answer implements FutureCallback<Close> {

        private final Said message;

        Answer(Said message) {
            this.message = message;
        }

        @Override
        public void onSuccess(@Nullable Close place) {
            taken.add(message);
            long now = System.nanoTime();
            long before = lastTakenNanos.getAndSet(now);
            if (before != 0) {
                longestGapNanos.accumulateAndGet(now - before, Math::max);
            }
        }

        /** What a connection took along when it broke may have been taken. */
        @Override
        public void onFailure(Throwable failure) {
            (isRefusal(failure) ? refused : uncertain).add(message);
        }
    }
}
