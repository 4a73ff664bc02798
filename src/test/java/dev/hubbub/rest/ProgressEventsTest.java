package dev.hubbub.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.Verdict;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressEventsTest {

    private static final RunProgress RUNNING = progress(RunProgress.State.RUNNING, null);
    private static final RunProgress LAST = progress(RunProgress.State.ENDED, Verdict.PASS);
    private static final int PATIENCE = 3;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger letGo = new AtomicInteger();
    private final CountDownLatch gone = new CountDownLatch(1);

    private final ProgressEvents events = new ProgressEvents(
            () -> over.get() ? null : RUNNING,
            () -> LAST,
            new SteadyTicks(Duration.ofMillis(5), PATIENCE, this::letGo));

    @Test
    void itTellsAgainAndAgainAndThenTheEnd() {
        AssertSubscriber<ProgressEvents.Event> client =
                events.stream().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        client.awaitNextItems(3);

        over.set(true);
        client.awaitCompletion();

        assertThat(client.getItems().get(0)).isEqualTo(new ProgressEvents.Event("progress", RUNNING));
        assertThat(client.getLastItem()).isEqualTo(new ProgressEvents.Event("ended", LAST));
        assertThat(client.getItems())
                .filteredOn(event -> event.name().equals("ended"))
                .hasSize(1);
        assertThat(letGo).hasValue(0);
    }

    @Test
    void ofARunThatHasEndedItTellsTheEndOnly() {
        over.set(true);

        AssertSubscriber<ProgressEvents.Event> client =
                events.stream().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        client.awaitCompletion();
        assertThat(client.getItems()).containsExactly(new ProgressEvents.Event("ended", LAST));
    }

    @Test
    void aClientThatDoesNotReadIsLetGoOnce() throws InterruptedException {
        AssertSubscriber<ProgressEvents.Event> client =
                events.stream().subscribe().withSubscriber(AssertSubscriber.create(1));

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();

        client.cancel();
        assertThat(client.getItems()).hasSize(1);
        assertThat(letGo).hasValue(1);
    }

    private void letGo() {
        letGo.incrementAndGet();
        gone.countDown();
    }

    private static RunProgress progress(RunProgress.State state, @Nullable Verdict verdict) {
        return new RunProgress(
                "j1tv-1", "smoke", state, "main", 1, 2, false, new Delivery(0, 0, 0, 0, 0, 0, 0, 0, 0), null, verdict);
    }
}
