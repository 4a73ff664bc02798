package dev.hubbub.runtime;

import java.util.List;

/**
 * A rule of thumb.
 *
 * @param name stable, in snake case
 * @param title what it looks at, in a few words
 * @param advice what to do when it is broken
 * @param check the rule itself
 */
record Rule(String name, String title, String advice, Check check) {

    Finding look(List<Pulse> pulses) {
        Check.Result result = check.of(pulses);
        return new Finding(name, title, result.state(), result.found(), advice);
    }

    /** Looks at the pulses there are, the oldest first. */
    @FunctionalInterface
    interface Check {

        Result of(List<Pulse> pulses);

        /** @param found one sentence with the figures */
        record Result(Finding.State state, String found) {

            static Result learning(String found) {
                return new Result(Finding.State.LEARNING, found);
            }

            static Result of(boolean broken, String found) {
                return new Result(broken ? Finding.State.WORRY : Finding.State.FINE, found);
            }
        }
    }
}
