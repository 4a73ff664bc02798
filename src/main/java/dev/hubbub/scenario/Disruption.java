package dev.hubbub.scenario;

import java.time.Duration;

/**
 * Something that befalls the subscribers.
 *
 * @param at after the start of the run
 * @param share of those there are, more than 0, up to 1; drawn at random
 */
public record Disruption(Duration at, Action action, double share) {

    /** What befalls them. */
    public enum Action {
        /** They are cut off, and come back one by one, resuming where they were. */
        DISCONNECT,
        /** They stop reading. */
        PAUSE,
        /** Of those that do not read: they read again. */
        RESUME,
        /** They are cut off, and all come back at the same moment. */
        STAMPEDE
    }
}
