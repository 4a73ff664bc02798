package dev.hubbub.rest;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A beat for a client that listens to events. A client that is slow misses some; nothing waits for one that does not
 * read.
 *
 * @param interval from one to the next; the first comes at once
 * @param patience how many in a row a client may miss
 * @param letGo ends the connection of one that has missed so many
 */
record SteadyTicks(Duration interval, int patience, Runnable letGo) {

    Multi<Long> stream() {
        AtomicInteger missed = new AtomicInteger();
        return Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .invoke(tick -> missed(missed.incrementAndGet()))
                .drop()
                .invoke(tick -> missed.set(0));
    }

    private void missed(int inARow) {
        if (inARow == patience) {
            letGo.run();
        }
    }
}
