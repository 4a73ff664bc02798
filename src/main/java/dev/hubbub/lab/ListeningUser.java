package dev.hubbub.lab;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Subscribes; stays to the end, or for a time drawn from an exponential distribution. */
final class ListeningUser implements VirtualUser {

    private final RunContext run;
    private final Audience audience;
    private final Supplier<Subscriber> subscribers;
    private final @Nullable Duration meanSession;
    private final SplittableRandom random;

    private @Nullable Subscriber subscriber;

    /**
     * @param subscribers makes one for each session
     * @param meanSession null for to the end
     */
    ListeningUser(
            RunContext run,
            Audience audience,
            Supplier<Subscriber> subscribers,
            @Nullable Duration meanSession,
            SplittableRandom random) {
        this.run = run;
        this.audience = audience;
        this.subscribers = subscribers;
        this.meanSession = meanSession;
        this.random = random;
    }

    @Override
    public void start(Runnable ready) {
        ready.run();
    }

    @Override
    public void iterate(long intendedNanos, StageTrends stage, Runnable done) {
        Subscriber fresh = subscribers.get();
        subscriber = fresh;
        audience.add(fresh);
        fresh.connect(() -> stay(fresh, done));
    }

    @Override
    public void stop(long graceNanos) {
        if (subscriber != null) {
            leave(subscriber, graceNanos, () -> {});
        }
    }

    @Override
    public void finish() {
        // The audience sees to it.
    }

    private void stay(Subscriber fresh, Runnable done) {
        if (meanSession != null) {
            long nanos = (long) (-meanSession.toNanos() * Math.log(1 - random.nextDouble()));
            run.control().after(nanos, () -> {
                if (fresh.equals(subscriber) && !audience.isClosing()) {
                    leave(fresh, 0, done);
                }
            });
        }
    }

    private void leave(Subscriber leaving, long graceNanos, Runnable done) {
        subscriber = null;
        leaving.leave(graceNanos, () -> {
            audience.remove(leaving);
            done.run();
        });
    }
}
