package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ANN;
import static dev.hubbub.hub.HubFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.Torture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that arrive just when a lane has handled all it had: the moment at which a wake-up could be lost. */
@Tag(Torture.TAG)
class LaneWakeUpTest {

    private static final int ROUNDS = Torture.orLong(20_000, 1_000_000);
    private static final int DELAYS = 128;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final HubFixture fixture = new HubFixture();
    private final CountingSubscriber ann = new CountingSubscriber();
    private final ExecutorService eventLoop = Executors.newSingleThreadExecutor();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    @AfterEach
    void stop() {
        eventLoop.shutdownNow();
    }

    @Test
    void everyMessageIsHandledAndOneTaskAtMostWaits() {
        fixture.hub.subscribe(ROOM, ANN, this::execute, ann);
        for (int round = 1; round <= ROUNDS; round++) {
            fixture.say("wakes the lane");
            spin(round % DELAYS);
            fixture.say("comes while it falls asleep");
            assertThat(isHeard(2 * round)).as("round %d", round).isTrue();
        }
        assertThat(mostWaiting.get()).isEqualTo(1);
    }

    private void execute(Runnable task) {
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        eventLoop.execute(() -> {
            waiting.decrementAndGet();
            task.run();
        });
    }

    /** Spins, as a round is far shorter than any pause. */
    private boolean isHeard(int messages) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (ann.received() < messages && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return ann.received() == messages;
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
