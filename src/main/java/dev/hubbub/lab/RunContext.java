package dev.hubbub.lab;

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

    /** A new mark reader; each listener needs its own. */
    MessageMark mark() {
        return new MessageMark(id);
    }
}
