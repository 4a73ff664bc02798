package dev.hubbub.terminal.chat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long to wait from one attempt to connect to the next: twice as long each time, up to some seconds. */
final class Redial {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private long millis = FIRST_MILLIS;

    /** The attempt succeeded. */
    void succeeded() {
        millis = FIRST_MILLIS;
    }

    /** Waits; false when there is to be no other attempt. */
    boolean await() throws InterruptedException {
        boolean stop = stopped.await(millis, TimeUnit.MILLISECONDS);
        millis = Math.min(2 * millis, LONGEST_MILLIS);
        return !stop;
    }

    /** Any thread. */
    void stop() {
        stopped.countDown();
    }
}
