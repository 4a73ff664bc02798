package dev.hubbub.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One part of a scenario: how many virtual users do what, when.
 *
 * @param name its key in the text, unlike any other's
 * @param executor how virtual users or iterations come about
 * @param startTime after the start of the run
 * @param exec what a virtual user does
 * @param gracefulStop how long a virtual user that is to stop may finish what it is at: a publisher waits for its
 *     answer, a subscriber for what was sent before
 * @param rooms which rooms it takes
 * @param payload what is published
 * @param slow which subscribers read slowly; null for none
 * @param meanSession in the text: {@code churn.meanSession}; how long subscribers stay, on average, exponentially
 *     distributed; null for to the end
 * @param think how long a virtual user pauses between iterations
 * @param streamsPerConnection how many virtual users share a connection
 */
public record Workload(
        String name,
        Executor executor,
        Duration startTime,
        Exec exec,
        Duration gracefulStop,
        Rooms rooms,
        Payload payload,
        @Nullable Slow slow,
        @Nullable Duration meanSession,
        Duration think,
        int streamsPerConnection) {

    /** When it ends, after the start of the run. */
    public Duration end() {
        return startTime.plus(executor.duration());
    }

    Workload with(Executor other) {
        return new Workload(
                name,
                other,
                startTime,
                exec,
                gracefulStop,
                rooms,
                payload,
                slow,
                meanSession,
                think,
                streamsPerConnection);
    }

    /** What a virtual user does in an iteration. */
    public enum Exec {
        /** Listens in its room: a session is an iteration. */
        SUBSCRIBE,
        /** Says one thing, and waits for the server's answer. */
        PUBLISH,
        /** Listens, says one thing, and waits until it has come back. */
        CHAT;

        public boolean subscribes() {
            return this != PUBLISH;
        }

        public boolean publishes() {
            return this != SUBSCRIBE;
        }
    }

    /** How virtual users spread over rooms. */
    public enum Pick {
        /** Each room is as likely. */
        UNIFORM,
        /** Room k, from 1, with a weight of 1 / k. */
        ZIPF
    }

    /**
     * Rooms of the run.
     *
     * @param prefix begins their names; a number follows when there are several. Null for a name of the run's own
     * @param count from 1
     */
    public record Rooms(@Nullable String prefix, int count, Pick pick) {}

    /**
     * What is published: the run's mark, and then this.
     *
     * @param bytes the whole length, mark included; 0 when there is a text
     * @param text follows the mark; null for padding
     */
    public record Payload(int bytes, @Nullable String text) {}

    /**
     * Slow consumers.
     *
     * @param share of the subscribers, more than 0, up to 1
     * @param readRate messages that each of them reads in a second
     */
    public record Slow(double share, double readRate) {}
}
