package dev.hubbub.lab;

import java.lang.management.ManagementFactory;

/**
 * Measures what the generator's virtual users take of the heap, by collecting the garbage before the first comes and
 * once more when nothing is under way. Off when the target is in the same process, which a collection would disturb.
 */
final class HeapMeter {

    /** Measures nothing. */
    static final HeapMeter OFF = new HeapMeter(-1);

    private final long before;

    private HeapMeter(long before) {
        this.before = before;
    }

    /** Before the first user comes. */
    static HeapMeter begin() {
        return new HeapMeter(collected());
    }

    /**
     * While the users are idle.
     *
     * @param users how many listen
     * @return bytes for each, what is kept of the run's figures included; 0 when there are none, or nothing is measured
     */
    long bytesPerUser(int users) {
        return before < 0 || users == 0 ? 0 : Math.max(0, collected() - before) / users;
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
