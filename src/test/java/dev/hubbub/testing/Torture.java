package dev.hubbub.testing;

/**
 * How hard the stress tests press: briefly in every build, long with {@code -Ptorture}. Tests that have a long form are
 * tagged with {@link #TAG}.
 */
public final class Torture {

    public static final String TAG = "torture";

    private static final boolean LONG = Boolean.getBoolean("hubbub.torture");

    private Torture() {}

    /** The first number in every build, the second in the profile. */
    public static int orLong(int everyBuild, int torture) {
        return LONG ? torture : everyBuild;
    }
}
