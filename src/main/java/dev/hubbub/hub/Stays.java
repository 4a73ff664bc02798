package dev.hubbub.hub;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.UserId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many subscriptions each user has. Remembers those who have any. Any thread. */
final class Stays {

    private final int most;
    private final HubStats stats;
    private final Map<UserId, Integer> counts = new ConcurrentHashMap<>();

    /** @param most how many a user may have; 0 for any number, and nothing is counted */
    Stays(int most, HubStats stats) {
        this.most = most;
        this.stats = stats;
    }

    /** @throws HubbubException RESOURCE_EXHAUSTED when there are too many; then there is nothing to {@link #end} */
    void begin(UserId user) {
        if (most > 0) {
            counts.compute(user, (id, count) -> count == null ? 1 : oneMore(id, count));
        }
    }

    void end(UserId user) {
        if (most > 0) {
            counts.computeIfPresent(user, (id, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many users have any. */
    int users() {
        return counts.size();
    }

    private int oneMore(UserId user, int count) {
        if (count >= most) {
            stats.onSubscriptionRefused();
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED,
                    "user \"" + user + "\" has " + most
                            + " subscriptions already; leave a room first, or raise hubbub.hub.subscriptions-per-user");
        }
        return count + 1;
    }
}
