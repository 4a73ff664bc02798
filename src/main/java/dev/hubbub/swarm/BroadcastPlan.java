package dev.hubbub.swarm;

import dev.hubbub.error.Faults;
import dev.hubbub.message.Room;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every client is to send.
 *
 * @param message the text
 * @param count how often each client sends it
 * @param room whose clients take part; null for all, each in its own room
 * @param spread the time within which to send at random moments; null for none
 * @param rate messages per second of all clients together; null for none
 * @param seed of the random moments
 */
public record BroadcastPlan(
        String message, int count, @Nullable Room room, @Nullable Duration spread, @Nullable Double rate, long seed) {

    private static final Duration MAX_SPREAD = Duration.ofHours(1);

    /** Notes what is wrong with the plan. */
    void check(Faults faults) {
        faults.note("count", count < 1 ? "must be at least 1" : null)
                .note("spread", spread == null ? null : flaw(spread))
                .note("rate", rate == null || rate >= MIN_RATE ? null : "must be at least " + MIN_RATE + " a second")
                .note("rate", rate != null && spread != null ? "and spread exclude each other; give one" : null);
    }

    /** The slowest rate: slower ones are better waited for elsewhere. */
    private static final double MIN_RATE = 0.1;

    ArrivalSchedule schedule() {
        if (spread != null) {
            return new ArrivalSchedule.Spread(spread, seed);
        }
        return rate != null ? new ArrivalSchedule.Rate(rate) : new ArrivalSchedule.AtOnce();
    }

    private static @Nullable String flaw(Duration spread) {
        boolean sound = !spread.isNegative() && !spread.isZero() && spread.compareTo(MAX_SPREAD) <= 0;
        return sound ? null : "must be more than 0 and at most " + MAX_SPREAD.toHours() + "h";
    }
}
