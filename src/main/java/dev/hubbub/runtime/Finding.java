package dev.hubbub.runtime;

/**
 * What a rule of thumb says about the process now.
 *
 * @param rule its name, stable, in snake case
 * @param title what it looks at, in a few words
 * @param found one sentence with the figures
 * @param advice what to do when the rule is broken
 */
public record Finding(String rule, String title, State state, String found, String advice) {

    /** Whether there is reason to worry. */
    public enum State {
        /** The rule holds. */
        FINE,
        /** It is broken: look closer. */
        WORRY,
        /** Too little was seen to tell. */
        LEARNING
    }
}
