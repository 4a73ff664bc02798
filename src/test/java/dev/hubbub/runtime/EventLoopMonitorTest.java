package dev.hubbub.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopMonitorTest {

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger probes = new AtomicInteger();
    private final EventLoopMonitor monitor = new EventLoopMonitor(
            List.of(new EventLoopMonitor.Loop("test-0", loop, () -> 3, nanos -> probes.incrementAndGet())));

    @AfterEach
    void close() {
        release.countDown();
        monitor.close();
        loop.shutdownNow();
    }

    @Test
    void aLoopThatIsStuckIsSeenWhileItIs() {
        monitor.start();
        loop.execute(this::waitForRelease);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> monitor.sinceLast().get(0).lagMillis() > 200);

        assertThat(monitor.sinceLast().get(0).pendingTasks()).isEqualTo(3);
        assertThat(monitor.sinceLast().get(0).name()).isEqualTo("test-0");
    }

    @Test
    void theWorstIsKeptUntilItWasAskedFor() {
        monitor.start();
        loop.execute(this::waitForRelease);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> monitor.sinceLast().get(0).lagMillis() > 200);
        release.countDown();
        int stuck = probes.get();
        await().atMost(Duration.ofSeconds(30)).until(() -> probes.get() > stuck + 1);

        assertThat(monitor.sinceLast().get(0).lagMillis()).isGreaterThan(200);
    }

    @Test
    void aLoopThatIsClosedIsProbedNoMore() {
        monitor.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> probes.get() > 0);
        monitor.close();
        loop.shutdown();

        await().atMost(Duration.ofSeconds(30)).until(loop::isTerminated);
    }

    private void waitForRelease() {
        try {
            release.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
