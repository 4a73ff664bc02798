package dev.hubbub.hub;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all rooms of a hub share.
 *
 * @param connections the number of the last subscription
 * @param stays how many subscriptions each user has
 */
record Surroundings(
        HubSettings settings,
        HubStats stats,
        Clock clock,
        Origin origin,
        Peers peers,
        AtomicLong connections,
        Stays stays) {}
