package dev.hubbub.hub;

import java.time.Duration;

/**
 * The hub's bounds.
 *
 * @param outboxMessages how many deliveries may wait for one subscriber
 * @param outboxBytes how many bytes of them
 * @param slowConsumers what happens beyond
 * @param laneBacklog how many messages of a room may wait for one event loop before publishers are refused
 * @param membersListed how many members a roster lists
 * @param presenceLimit the largest room that announces who comes and goes
 * @param maxRooms how many rooms there may be at once
 * @param roomIdle how long a room without members is remembered
 */
public record HubSettings(
        int outboxMessages,
        int outboxBytes,
        SlowConsumerPolicy slowConsumers,
        int laneBacklog,
        int membersListed,
        int presenceLimit,
        int maxRooms,
        Duration roomIdle) {

    public HubSettings {
        atLeastOne("outbox-messages", outboxMessages);
        atLeastOne("outbox-bytes", outboxBytes);
        atLeastOne("lane-backlog", laneBacklog);
        atLeastOne("max-rooms", maxRooms);
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("hubbub.hub." + key + " must be at least 1, not " + value);
        }
    }
}
