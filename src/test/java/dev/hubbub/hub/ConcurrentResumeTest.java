package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.HubFixture.Bounds;
import dev.hubbub.message.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Some publish while others are cut off and come back, in rounds that all of them begin together. */
@Timeout(120)
class ConcurrentResumeTest {

    private static final int ROUNDS = 100;
    private static final int PUBLISHERS = 3;
    private static final int MESSAGES_A_TURN = 10;
    private static final int MESSAGES_A_ROUND = PUBLISHERS * MESSAGES_A_TURN;
    private static final int TOTAL = ROUNDS * MESSAGES_A_ROUND;
    private static final int RETURNERS = 3;

    private final List<ExecutorService> loops =
            List.of(Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CyclicBarrier round = new CyclicBarrier(PUBLISHERS + RETURNERS);

    @AfterEach
    void stop() {
        loops.forEach(ExecutorService::shutdownNow);
        threads.shutdownNow();
    }

    @Test
    void whoIsAlwaysRecoveredGetsEveryMessageOnceAndInOrder() throws Exception {
        HubFixture fixture = new HubFixture(new Bounds().history(TOTAL));

        for (Returner returner : run(fixture)) {
            assertThat(returner.seen)
                    .extracting(ChatMessage::offset)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, TOTAL).boxed().toList());
        }
        assertThat(fixture.stats.recovered()).isEqualTo(RETURNERS * (ROUNDS + 1));
        assertThat(fixture.stats.notRecovered()).isZero();
    }

    @Test
    void whoIsNotRecoveredMissesExactlyWhatTheWelcomeSkips() throws Exception {
        HubFixture fixture = new HubFixture(new Bounds().history(MESSAGES_A_ROUND));

        for (Returner returner : run(fixture)) {
            assertThat(returner.seen)
                    .extracting(ChatMessage::offset)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSize((int) (TOTAL - returner.skipped));
        }
        assertThat(fixture.stats.recovered()).isPositive();
        assertThat(fixture.stats.notRecovered()).isPositive();
    }

    private List<Returner> run(HubFixture fixture) throws Exception {
        fixture.join(ANN, new RecordingSubscriber()); // opens the room, so that it has an epoch
        List<Returner> returners = IntStream.range(0, RETURNERS)
                .mapToObj(number -> new Returner(fixture, number))
                .toList();
        List<Future<?>> all = new ArrayList<>();
        returners.forEach(returner -> all.add(threads.submit(returner)));
        for (int p = 0; p < PUBLISHERS; p++) {
            all.add(threads.submit(() -> publish(fixture)));
        }
        for (Future<?> one : all) {
            one.get();
        }
        return returners;
    }

    private @Nullable Void publish(HubFixture fixture) throws Exception {
        for (int r = 0; r < ROUNDS; r++) {
            round.await(60, TimeUnit.SECONDS);
            for (int i = 0; i < MESSAGES_A_TURN; i++) {
                fixture.say("m");
            }
        }
        return null;
    }

    /** Comes back in every round, and is cut off at any of the messages that will have been said by its end. */
    private final class Returner implements Callable<@Nullable Void> {

        private final List<ChatMessage> seen = new ArrayList<>();
        private final HubFixture fixture;
        private final String epoch;
        private final ExecutorService loop;
        private final Random random;
        private long last;
        private long skipped;

        Returner(HubFixture fixture, int number) {
            this.fixture = fixture;
            this.epoch = Objects.requireNonNull(fixture.hub.status(ROOM)).epoch();
            this.loop = loops.get(number % loops.size());
            this.random = new Random(number);
        }

        @Override
        public @Nullable Void call() throws Exception {
            for (int r = 1; r <= ROUNDS; r++) {
                round.await(60, TimeUnit.SECONDS);
                long saidByItsEnd = (long) r * MESSAGES_A_ROUND;
                stayUntil(last + random.nextInt((int) (saidByItsEnd - last) + 1));
            }
            stayUntil(TOTAL);
            return null;
        }

        private void stayUntil(long offset) {
            RecordingSubscriber stay = new RecordingSubscriber().notReady();
            Subscription subscription = fixture.hub.subscribe(new Join(ROOM, ANN, new Resume(epoch, last)), loop, stay);
            loop.execute(() -> {
                stay.ready();
                subscription.drain();
            });
            while (!stay.hasWelcome() || stay.welcome().offset() + stay.received() < offset) {
                Thread.onSpinWait();
            }
            enter(stay.welcome(), stay.messages());
            subscription.cancel();
        }

        private void enter(Welcome welcome, List<ChatMessage> messages) {
            assertThat(welcome.offset()).isGreaterThanOrEqualTo(last);
            assertThat(welcome.recovered()).isEqualTo(welcome.offset() == last);
            skipped += welcome.offset() - last;
            last = welcome.offset() + messages.size();
            seen.addAll(messages);
        }
    }
}
