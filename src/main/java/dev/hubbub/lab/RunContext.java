package dev.hubbub.lab;

import dev.hubbub.message.Room;
import dev.hubbub.scenario.Scenario;

/**
 * What all parts of a run share.
 *
 * @param id the run's
 */
record RunContext(
        String id,
        Scenario scenario,
        LabSettings settings,
        Control control,
        RunMetrics metrics,
        Dialling dialling,
        Knocker knocker,
        WorstSubscribers worstSubscribers) {

    Patience patience() {
        return Patience.of(scenario.target(), settings);
    }

    /** Something failed for somebody. Any thread. */
    void failed(RunStep step, Room where, String who, Throwable failure) {
        metrics.failures.add(control.elapsedNanos(), step, where.name(), who, failure);
    }

    /** A new mark reader; each listener needs its own. */
    MessageMark mark() {
        return new MessageMark(id);
    }
}
