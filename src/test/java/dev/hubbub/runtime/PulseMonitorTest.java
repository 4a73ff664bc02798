package dev.hubbub.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PulseMonitorTest {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final PulseMonitor monitor =
            new PulseMonitor(new EventLoopMonitor(List.of()), this::traffic, thread, new TestClock());

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void beforeTheFirstSecondThereIsNothingButTheRules() {
        assertThat(monitor.history().pulses()).isEmpty();
        assertThat(monitor.history().latest()).isNull();
        assertThat(monitor.history().findings()).hasSameSizeAs(RulesOfThumb.names());
    }

    @Test
    void aPulseThatCannotBeTakenIsOneTheLess() {
        monitor.start();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> monitor.history().pulses().size() >= 2);

        List<Pulse> pulses = monitor.history().pulses();
        assertThat(asked.get()).as("the first failed").isGreaterThan(pulses.size());
        assertThat(pulses.get(1).number()).isEqualTo(pulses.get(0).number() + 1);
        assertThat(pulses).allSatisfy(pulse -> {
            assertThat(pulse.machine().heapUsedBytes()).isPositive();
            assertThat(pulse.machine().heapCommittedBytes()).isPositive();
            assertThat(pulse.machine().cpu()).isBetween(0.0, 1.0);
            assertThat(pulse.threads().all()).isPositive();
            assertThat(pulse.seconds()).isPositive();
        });
    }

    @Test
    void whatACollectionLeavesIsKnown() {
        System.gc();

        Machine machine = new MachineMeter().next(1);

        assertThat(machine.heapAfterGcBytes()).isBetween(1L, machine.heapCommittedBytes());
        assertThat(machine.openFiles()).isNotZero();
    }

    @Test
    void closingEndsTheThread() {
        monitor.start();
        monitor.close();
        await().atMost(Duration.ofSeconds(30)).until(thread::isTerminated);
    }

    private Traffic traffic() {
        if (asked.incrementAndGet() == 1) {
            throw new IllegalStateException("not now");
        }
        return new Traffic(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new Traffic.FanOut(1, 2, 3, 4));
    }
}
