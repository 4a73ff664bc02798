package dev.hubbub.relay.kafka;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A thread on which something is done now and then, one after the other, whatever fails. */
final class RelayClock implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RelayClock.class);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "relay-clock");
        thread.setDaemon(true);
        return thread;
    });

    void every(Duration interval, Runnable task) {
        executor.scheduleWithFixedDelay(
                () -> orLog(task), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            boolean unused = executor.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException goOn) {
            Thread.currentThread().interrupt();
        }
    }

    private static void orLog(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            LOG.error("the relay's clock failed in a way it never should", failure);
        }
    }
}
