package dev.hubbub.swarm;

import java.time.Duration;

/**
 * The swarm's bounds.
 *
 * @param lab begins the id of every run; unlike any other's at the same target, or the two would take each other's
 *     messages for theirs
 * @param maxClients how many clients there may be at once
 * @param maxSpawn how many one spawn may add
 * @param maxMessages how many messages one run may send
 * @param maxDeliveries how many deliveries one run may expect; its ledger takes a bit for each
 * @param window how many messages of a run may be under way, sent and not yet with everybody
 * @param connecting how many clients may be connecting at once
 * @param connectTimeout how long a client may take to be subscribed
 * @param stallTimeout how long nothing may arrive before a run is given up
 */
public record SwarmSettings(
        String lab,
        int maxClients,
        int maxSpawn,
        int maxMessages,
        long maxDeliveries,
        int window,
        int connecting,
        Duration connectTimeout,
        Duration stallTimeout) {

    public SwarmSettings {
        if (window < 1 || connecting < 1) {
            throw new IllegalArgumentException("hubbub.swarm.window and hubbub.swarm.connecting must be at least 1");
        }
    }
}
