package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Member;
import dev.hubbub.testing.HandCrankedLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConcurrentHubTest {

    private static final int PUBLISHERS = 16;
    private static final int MESSAGES = 500;
    private static final int TOTAL = PUBLISHERS * MESSAGES;

    private final HubFixture fixture = new HubFixture();
    private final List<ExecutorService> loops =
            List.of(Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor());
    private final CyclicBarrier together = new CyclicBarrier(PUBLISHERS);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        loops.forEach(ExecutorService::shutdownNow);
        threads.shutdownNow();
    }

    @Test
    void everySubscriberSeesTheSameSequenceWithoutHoles() throws Exception {
        List<RecordingSubscriber> staying = List.of(join(0), join(1), join(0), join(1));
        List<Future<?>> publishers = new ArrayList<>();
        for (int p = 0; p < PUBLISHERS; p++) {
            publishers.add(threads.submit(this::sayAllTogether));
        }
        List<RecordingSubscriber> passing = comeAndGoUntilDone(publishers);
        awaitEnd(staying, passing);

        List<ChatMessage> all = staying.get(0).messages();
        assertThat(staying.get(0).offsets()).isEqualTo(range(1, TOTAL));
        assertThat(staying).allSatisfy(one -> assertThat(one.messages()).isEqualTo(all));
        assertThat(passing).isNotEmpty().allSatisfy(one -> assertThatItSawAStretchOf(all, one));
        assertThat(fixture.stats.delivered())
                .isEqualTo(4L * TOTAL
                        + passing.stream()
                                .mapToLong(RecordingSubscriber::received)
                                .sum());
    }

    /** A room may be swept at any moment between being found and being used, by any of the threads that look for it. */
    @Test
    void nobodyIsLeftInARoomThatWasForgotten() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Future<?> sweeper = threads.submit(() -> {
            while (!done.get()) {
                fixture.clock.advance(HubFixture.ROOM_IDLE.plusMillis(1));
                fixture.hub.sweep();
            }
        });
        List<Future<Integer>> visitors = IntStream.range(0, 3)
                .mapToObj(i -> threads.submit(visits(3_000)))
                .toList();
        for (Future<Integer> visitor : visitors) {
            assertThat(visitor.get()).isZero();
        }
        done.set(true);
        sweeper.get();
    }

    private @Nullable Void sayAllTogether() throws Exception {
        together.await();
        IntStream.range(0, MESSAGES).forEach(i -> fixture.say("m"));
        return null;
    }

    /** Comes, says something and goes; counts how often it did not hear itself. */
    private Callable<Integer> visits(int times) {
        return () -> {
            int unheard = 0;
            for (int i = 0; i < times; i++) {
                HandCrankedLoop loop = new HandCrankedLoop();
                RecordingSubscriber visitor = new RecordingSubscriber();
                Subscription visit = fixture.hub.subscribe(ROOM, ANN, loop, visitor);
                ChatMessage said = fixture.say("m");
                loop.run();
                unheard += visitor.messages().contains(said) ? 0 : 1;
                visit.cancel();
            }
            return unheard;
        };
    }

    private RecordingSubscriber join(int loop) {
        RecordingSubscriber subscriber = new RecordingSubscriber();
        fixture.hub.subscribe(ROOM, ANN, loops.get(loop), subscriber);
        return subscriber;
    }

    /** One after the other, each leaving when the next has come. */
    private List<RecordingSubscriber> comeAndGoUntilDone(List<Future<?>> publishers) throws Exception {
        List<RecordingSubscriber> passing = new ArrayList<>();
        Subscription last = fixture.join(ANN, new RecordingSubscriber());
        for (int i = 0; i == 0 || !publishers.stream().allMatch(Future::isDone); i++) {
            RecordingSubscriber subscriber = new RecordingSubscriber();
            passing.add(subscriber);
            Subscription next = fixture.hub.subscribe(ROOM, Member.of("user" + i, ""), loops.get(i % 2), subscriber);
            last.leave();
            last = next;
        }
        last.leave();
        for (Future<?> publisher : publishers) {
            publisher.get();
        }
        return passing;
    }

    private static void awaitEnd(List<RecordingSubscriber> staying, List<RecordingSubscriber> passing) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> staying.stream().allMatch(one -> one.received() == TOTAL)
                        && passing.stream().allMatch(one -> one.log().contains("farewell")));
    }

    private static void assertThatItSawAStretchOf(List<ChatMessage> all, RecordingSubscriber passing) {
        assertThat(passing.log()).endsWith("farewell");
        int from = (int) passing.welcome().offset();
        assertThat(passing.messages()).isEqualTo(all.subList(from, from + passing.received()));
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
