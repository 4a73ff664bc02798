package dev.hubbub.scenario;

/** Keeps what reports must not show out of a scenario's text. */
final class Secrets {

    private static final String HIDDEN = "\"***\"";

    private Secrets() {}

    /** {@code source}, from which {@code tree} was read, with the target's token blotted out. */
    static String hide(String source, Tree tree) {
        if (tree instanceof Tree.Fields root
                && root.values().get("target") instanceof Tree.Fields target
                && target.values().get(TargetReader.TOKEN_KEY) instanceof Tree.Text token) {
            return source.substring(0, token.start()) + HIDDEN + source.substring(token.end());
        }
        return source;
    }
}
