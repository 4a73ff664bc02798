package dev.hubbub.lock.redis;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.lock.LockServer;
import dev.hubbub.lock.LockStats;
import dev.hubbub.lock.Locks;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Grants locks that more than half of some Redis servers agree on. A lock that is held is tried again and again. */
public final class RedisLockServer implements LockServer {

    private static final String PREFIX = "hubbub:lock:";
    private static final int MARK_BYTES = 16;

    /** Between two tries: a random time, of which the longest doubles from the first to the second. */
    private static final long FIRST_PAUSE_MILLIS = 4;

    private static final long LONGEST_PAUSE_MILLIS = 64;

    private final SecureRandom random = new SecureRandom();
    private final RedisSettings settings;
    private final LockStats stats;
    private final RedisServers servers;
    private final ScheduledThreadPoolExecutor clock;

    /** @param vertx has the event loops; not closed with this */
    public RedisLockServer(Vertx vertx, RedisSettings settings, LockStats stats) {
        this.settings = settings;
        this.stats = stats;
        this.servers = new RedisServers(vertx, settings);
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "lock-redis");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public CompletionStage<Grant> acquire(String name, Duration wait) {
        Attempts attempts = new Attempts(name, System.nanoTime() + wait.toNanos(), wait);
        attempts.begin();
        return attempts.result;
    }

    @Override
    public CompletionStage<@Nullable String> outage() {
        return servers.ping().thenApply(outcome -> outcome.agreed() ? null : reason(outcome));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        servers.close();
    }

    private static String reason(Votes.Outcome outcome) {
        return "redis: " + outcome.failed() + " servers do not answer: " + outcome.failure();
    }

    private String mark() {
        byte[] bytes = new byte[MARK_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** One caller's tries for one lock, each with a mark of its own. */
    private final class Attempts {

        private final CompletableFuture<Grant> result = new CompletableFuture<>();
        private final String name;
        private final long deadlineNanos;
        private final Duration wait;
        private long pauseMillis = FIRST_PAUSE_MILLIS;
        private boolean contended;

        Attempts(String name, long deadlineNanos, Duration wait) {
            this.name = name;
            this.deadlineNanos = deadlineNanos;
            this.wait = wait;
        }

        void begin() {
            RedisLease.Acquisition asked = new RedisLease.Acquisition(
                    servers, stats, PREFIX + name, mark(), settings.lease().toMillis(), System.nanoTime());
            String lease = Long.toString(asked.leaseMillis());
            var unused = servers.eval(LockScript.ACQUIRE, asked.key(), asked.mark(), lease)
                    .thenCompose(outcome -> agree(asked, outcome))
                    .whenComplete((outcome, failure) -> decide(asked, outcome, failure));
        }

        /** With several servers the token has to be known to more than half of them. */
        private CompletableFuture<Votes.Outcome> agree(RedisLease.Acquisition asked, Votes.Outcome granted) {
            if (!granted.agreed() || servers.count() == 1) {
                return CompletableFuture.completedFuture(granted);
            }
            return servers.eval(LockScript.RAISE, asked.key(), asked.mark(), Long.toString(granted.greatest()))
                    .thenApply(raised -> new Votes.Outcome(
                            raised.agreed(), granted.greatest(), raised.no(), raised.failed(), raised.failure()));
        }

        private void decide(
                RedisLease.Acquisition asked, Votes.@Nullable Outcome outcome, @Nullable Throwable failure) {
            if (outcome == null) {
                result.completeExceptionally(
                        failure == null ? new IllegalStateException("no outcome and no failure") : failure);
            } else if (outcome.agreed() && inTime(asked)) {
                result.complete(new RedisLease(asked, outcome.greatest(), clock));
            } else {
                var unused = servers.eval(LockScript.RELEASE, asked.key(), asked.mark(), "");
                again(outcome);
            }
        }

        /** Whether enough of the lease is left; the servers' clocks may run faster, by a hundredth at most. */
        private boolean inTime(RedisLease.Acquisition asked) {
            long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked.begunNanos());
            return taken < asked.leaseMillis() - asked.leaseMillis() / 100 - 2;
        }

        private void again(Votes.Outcome outcome) {
            if (outcome.no() > 0 && !contended) {
                contended = true;
                stats.onContended();
            }
            long pause = ThreadLocalRandom.current().nextLong(1, pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) >= deadlineNanos) {
                result.completeExceptionally(refusal(outcome));
            } else {
                var unused = clock.schedule(this::begin, pause, TimeUnit.MILLISECONDS);
            }
        }

        private HubbubException refusal(Votes.Outcome outcome) {
            return outcome.no() > 0
                    ? Locks.held(name, wait)
                    : new HubbubException(
                            ErrorKind.UNAVAILABLE, "the lock server does not answer; try again in a moment");
        }
    }
}
