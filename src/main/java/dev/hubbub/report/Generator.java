package dev.hubbub.report;

/**
 * How the load generator itself fared, and what the load cost it.
 *
 * @param colocated it shared a process with the target: figures of the processor are of both
 * @param cpu share of all cores, mean over the run, 0 to 1
 * @param cpuSeconds used
 * @param gcShare part of the time spent collecting garbage
 * @param loopLagMaxMillis the latest of its threads
 * @param sendDelayP99Millis from the intended send to the actual one
 * @param heapPeakBytes the most that was used
 * @param heapBytesPerUser what a virtual user took of the heap, at most; 0 when it was not measured
 * @param deliveriesPerCpuSecond per second and core
 */
public record Generator(
        boolean colocated,
        double cpu,
        double cpuSeconds,
        double gcShare,
        double loopLagMaxMillis,
        double sendDelayP99Millis,
        long heapPeakBytes,
        long heapBytesPerUser,
        double deliveriesPerCpuSecond) {}
