package dev.hubbub.report;

/**
 * When a stage was.
 *
 * @param workload whose stage it is
 * @param warmup its figures are kept apart
 * @param fromSeconds after the start of the run
 * @param toSeconds after the start of the run
 */
public record StageReport(String workload, String name, boolean warmup, double fromSeconds, double toSeconds) {}
