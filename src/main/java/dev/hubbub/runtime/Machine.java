package dev.hubbub.runtime;

/**
 * The JVM in one second.
 *
 * @param cpu share of all cores that the process used, 0 to 1
 * @param heapUsedBytes the dead objects not yet collected included
 * @param heapMaxBytes -Xmx; -1 when there is no bound
 * @param heapAfterGcBytes what the last collection left; 0 before the first, and where the collector does not tell
 * @param gcCollections in the second
 * @param gcMillis spent in them
 * @param openFiles -1 where the platform does not tell, as the next
 */
public record Machine(
        double cpu,
        long heapUsedBytes,
        long heapCommittedBytes,
        long heapMaxBytes,
        long heapAfterGcBytes,
        long gcCollections,
        double gcMillis,
        long openFiles,
        long openFilesMax) {}
