package dev.hubbub.app;

import java.util.concurrent.ThreadLocalRandom;

/** What the ids of one generator's runs begin with, so that two at one target can tell their messages apart. */
final class RunName {

    /** Four digits to the base of 36. */
    private static final int NAMES = 36 * 36 * 36 * 36;

    private RunName() {}

    static String random() {
        return Integer.toString(ThreadLocalRandom.current().nextInt(NAMES), Character.MAX_RADIX);
    }
}
