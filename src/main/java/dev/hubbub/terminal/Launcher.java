package dev.hubbub.terminal;

import dev.hubbub.scenario.Scenario;

/** Begins runs. */
@FunctionalInterface
public interface Launcher {

    /** @throws dev.hubbub.error.HubbubException as {@link dev.hubbub.lab.Lab#start} */
    ActiveRun start(Scenario scenario);
}
