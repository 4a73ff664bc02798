package dev.hubbub.lock;

import java.time.Duration;

/**
 * How long callers wait.
 *
 * @param waitLimit how long one waits for a lock at most
 * @param maxWaiting how many may wait in this process, for all locks together
 */
public record LockSettings(Duration waitLimit, int maxWaiting) {

    public LockSettings {
        if (waitLimit.isNegative() || waitLimit.isZero() || maxWaiting < 1) {
            throw new IllegalArgumentException(
                    "hubbub.lock.wait-limit and hubbub.lock.max-waiting must be positive, not " + waitLimit + " and "
                            + maxWaiting);
        }
    }
}
