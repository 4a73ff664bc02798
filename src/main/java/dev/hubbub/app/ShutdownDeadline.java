package dev.hubbub.app;

import io.quarkus.runtime.LaunchMode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends the process when it does not end by itself in time: whoever started it would kill it a little later, without a
 * word. What it waits for last is said.
 */
final class ShutdownDeadline {

    private static final Logger LOG = Logger.getLogger(ShutdownDeadline.class);

    /** As after a SIGTERM that is obeyed. */
    private static final int EXIT_CODE = 143;

    private final Duration limit;
    private volatile String step = "whoever runs it";

    private ShutdownDeadline(Duration limit) {
        this.limit = limit;
    }

    /** Begins; only where the process is the application's own, not a test's or that of live reload. */
    static ShutdownDeadline begin(Duration limit) {
        ShutdownDeadline deadline = new ShutdownDeadline(limit);
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Thread watch = new Thread(deadline::watch, "shutdown-deadline");
            watch.setDaemon(true); // the end of the process is the end of the watch
            watch.start();
        }
        return deadline;
    }

    /** Does a step of the end; its name is said if it takes too long or fails. The next one comes all the same. */
    void step(String name, Runnable end) {
        step = name;
        try {
            end.run();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "the step \"%s\" of the end failed", name);
        }
        step = "the rest of the application";
    }

    private void watch() {
        try {
            boolean unused = new CountDownLatch(1).await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        LOG.warnf(
                "the process did not end within %d ms, it waits for %s; it is cut off (hubbub.shutdown.timeout)",
                limit.toMillis(), step);
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
