package dev.hubbub.scenario;

import java.time.Duration;

/**
 * A part of a workload's time.
 *
 * @param target what is reached, linearly, at its end: virtual users, or iterations per second
 * @param name tags what is measured in it
 * @param warmup what is measured in it is kept apart, and thresholds do not look at it
 */
public record Stage(Duration duration, double target, String name, boolean warmup) {

    /** The name of the stage of a workload that has none. */
    public static final String DEFAULT_NAME = "main";

    Stage to(double other) {
        return new Stage(duration, other, name, warmup);
    }
}
