package dev.hubbub.lock.redis;

import java.time.Duration;
import java.util.List;

/**
 * Which servers, and how long a lease lasts.
 *
 * @param urls {@code redis://[:password@]host:port[/database]}, an odd number of independent servers
 * @param lease how long a lock outlives a holder that is gone; a holder that is there renews it
 * @param requestTimeout how long one server may take to answer
 */
public record RedisSettings(List<String> urls, Duration lease, Duration requestTimeout) {

    public RedisSettings {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("hubbub.lock.redis-urls must name a server");
        }
        if (lease.compareTo(requestTimeout) <= 0) {
            throw new IllegalArgumentException("hubbub.lock.lease must be longer than hubbub.lock.request-timeout, not "
                    + lease.toMillis() + " and " + requestTimeout.toMillis() + " ms");
        }
    }
}
