package dev.hubbub.lock.redis;

import dev.hubbub.lock.LockServer;
import dev.hubbub.lock.LockStats;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A lock that is held: renewed after each third of its time, until it is given back or found lost. */
final class RedisLease implements LockServer.Grant {

    private final RedisServers servers;
    private final LockStats stats;
    private final String key;
    private final String mark;
    private final long fence;
    private final long leaseMillis;
    private final ScheduledFuture<?> renewal;
    private final AtomicBoolean lost = new AtomicBoolean();
    private volatile long renewedNanos;

    RedisLease(Acquisition asked, long fence, ScheduledExecutorService clock) {
        this.servers = asked.servers();
        this.stats = asked.stats();
        this.key = asked.key();
        this.mark = asked.mark();
        this.fence = fence;
        this.leaseMillis = asked.leaseMillis();
        this.renewedNanos = asked.begunNanos();
        long third = Math.max(1, leaseMillis / 3);
        this.renewal = clock.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    @Override
    public long fence() {
        return fence;
    }

    @Override
    public CompletionStage<Void> release() {
        renewal.cancel(false);
        return servers.eval(LockScript.RELEASE, key, mark, "").thenAccept(outcome -> {
            if (outcome.no() > servers.count() / 2) {
                lose();
            }
        });
    }

    private void renew() {
        long asked = System.nanoTime();
        var unused = servers.eval(LockScript.RENEW, key, mark, Long.toString(leaseMillis))
                .thenAccept(outcome -> {
                    if (outcome.agreed()) {
                        renewedNanos = asked;
                    } else if (outcome.no() > servers.count() / 2
                            || asked - renewedNanos > TimeUnit.MILLISECONDS.toNanos(leaseMillis)) {
                        lose();
                    }
                });
    }

    /** The holder finds out by its token; this only counts, and renews no more. */
    private void lose() {
        renewal.cancel(false);
        if (lost.compareAndSet(false, true)) {
            stats.onLost();
        }
    }

    /**
     * A lock that is asked for.
     *
     * @param key of the lock, at the servers
     * @param mark of this holder, and of no other
     * @param begunNanos when the servers were asked: the lease runs from then at the earliest
     */
    record Acquisition(
            RedisServers servers, LockStats stats, String key, String mark, long leaseMillis, long begunNanos) {}
}
