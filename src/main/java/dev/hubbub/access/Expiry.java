package dev.hubbub.access;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches for the end of a token while something goes on that was begun with it. One thread. */
public final class Expiry {

    private final Clock clock;
    private @Nullable ScheduledFuture<?> timer;

    public Expiry(Clock clock) {
        this.clock = clock;
    }

    /**
     * Begins to watch, unless the token lasts for ever.
     *
     * @param loop where {@code onExpired} is called, once, unless this is cancelled before
     */
    public void watch(Identity identity, ScheduledExecutorService loop, Runnable onExpired) {
        if (identity.mayExpire()) {
            Duration left = identity.left(clock.instant());
            timer = loop.schedule(onExpired, left.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    public void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
