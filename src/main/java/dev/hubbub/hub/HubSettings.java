package dev.hubbub.hub;

import java.time.Duration;

/**
 * The hub's bounds.
 *
 * @param outboxMessages how many deliveries may wait for one subscriber
 * @param outboxBytes how many bytes of them
 * @param slowConsumers what happens beyond
 * @param historyMessages how many messages a room keeps for those who come back; 0 for none
 * @param historyBytes how many bytes of them
 * @param laneBacklog how many messages of a room may wait for one event loop before publishers are refused
 * @param membersListed how many members a roster lists
 * @param presenceLimit the largest room that announces who comes and goes
 * @param maxRooms how many rooms there may be at once
 * @param roomIdle how long a room without members is remembered
 * @param subscriptionsPerUser how many rooms a user may be in at once, each visit counted; 0 for any number
 */
public record HubSettings(
        int outboxMessages,
        int outboxBytes,
        SlowConsumerPolicy slowConsumers,
        int historyMessages,
        int historyBytes,
        int laneBacklog,
        int membersListed,
        int presenceLimit,
        int maxRooms,
        Duration roomIdle,
        int subscriptionsPerUser) {

    public HubSettings {
        atLeast(1, "outbox-messages", outboxMessages);
        atLeast(1, "outbox-bytes", outboxBytes);
        atLeast(0, "history-messages", historyMessages);
        atLeast(1, "history-bytes", historyBytes);
        atLeast(1, "lane-backlog", laneBacklog);
        atLeast(1, "max-rooms", maxRooms);
        atLeast(0, "subscriptions-per-user", subscriptionsPerUser);
    }

    private static void atLeast(int least, String key, int value) {
        if (value < least) {
            throw new IllegalArgumentException("hubbub.hub." + key + " must be at least " + least + ", not " + value);
        }
    }
}
