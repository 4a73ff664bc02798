package dev.hubbub.stomp;

import java.time.Duration;

/**
 * What a session allows its client.
 *
 * @param server what it calls itself
 * @param heartBeat how often it can send something at most, and how often it wants to hear something
 * @param tolerance for how many such times it waits to hear something
 * @param connectTimeout how long a client may take to CONNECT, and to end a frame that it has begun
 * @param subscriptions how many there may be at once
 * @param unacknowledged how many messages of a subscription may wait for being acknowledged
 * @param transactions how many may be open at once
 * @param transactionFrames how many frames all of them may hold
 */
public record SessionSettings(
        String server,
        HeartBeat heartBeat,
        double tolerance,
        Duration connectTimeout,
        int subscriptions,
        int unacknowledged,
        int transactions,
        int transactionFrames) {

    public SessionSettings {
        if (tolerance < 1) {
            throw new IllegalArgumentException(
                    "hubbub.stomp.heart-beat-tolerance must be at least 1, not " + tolerance);
        }
        atLeast(1, "max-subscriptions", subscriptions);
        atLeast(1, "max-unacknowledged", unacknowledged);
        atLeast(0, "max-transactions", transactions);
        atLeast(0, "max-transaction-frames", transactionFrames);
    }

    private static void atLeast(int least, String key, int value) {
        if (value < least) {
            throw new IllegalArgumentException("hubbub.stomp." + key + " must be at least " + least + ", not " + value);
        }
    }
}
