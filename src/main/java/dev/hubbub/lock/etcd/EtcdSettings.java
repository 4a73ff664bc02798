package dev.hubbub.lock.etcd;

import java.time.Duration;
import java.util.List;

/**
 * Which servers, and how long a lease lasts.
 *
 * @param urls of the members of one cluster, {@code http://host:port}
 * @param lease how long locks outlive a process that is gone; whole seconds, 2 at least
 * @param requestTimeout how long the cluster may take to answer
 */
public record EtcdSettings(List<String> urls, Duration lease, Duration requestTimeout) {

    public EtcdSettings {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("hubbub.lock.etcd-urls must name a server");
        }
        if (lease.toSeconds() < 2) {
            throw new IllegalArgumentException("hubbub.lock.lease must be 2s at least with etcd, not " + lease);
        }
    }
}
