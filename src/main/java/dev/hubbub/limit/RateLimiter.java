package dev.hubbub.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.hubbub.error.HubbubException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Allows each key so many a second.
 *
 * @param <K> whose bucket it is
 */
public final class RateLimiter<K> {

    private final String name;
    private final Rate rate;
    private final LoadingCache<K, Bucket> buckets;
    private final LongAdder refused = new LongAdder();

    /**
     * A rate.
     *
     * @param perSecond how many in the long run
     * @param burst for how long's worth may come at once
     */
    public record Rate(int perSecond, Duration burst) {

        public Rate {
            if (perSecond < 1 || burst.isNegative() || burst.isZero()) {
                throw new IllegalArgumentException("a rate must be at least 1 a second, and have a burst above 0s, not "
                        + perSecond + ", " + burst);
            }
        }

        long capacity() {
            return Math.max(1, (long) (perSecond * (burst.toNanos() / 1e9)));
        }
    }

    /**
     * @param name of the setting that says how many
     * @param remembered how many keys have a bucket
     */
    public RateLimiter(String name, Rate rate, int remembered, TimeMeter time) {
        this.name = name;
        this.rate = rate;
        this.buckets = Caffeine.newBuilder().maximumSize(remembered).build(key -> bucket(time));
    }

    /**
     * Takes one of a key's.
     *
     * @throws HubbubException RESOURCE_EXHAUSTED when there is none; it says when there is one again
     */
    public void take(K key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refused.increment();
            throw HubbubException.tooMany(
                    "more than " + rate.perSecond() + " a second (hubbub.limits." + name + "); slow down",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** The setting that says how many; its name on metrics. */
    public String name() {
        return name;
    }

    /** How often there was none. */
    public long refused() {
        return refused.sum();
    }

    private Bucket bucket(TimeMeter time) {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(rate.capacity()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
