package dev.hubbub.lab;

import dev.hubbub.report.RunReport;

/**
 * What a run leaves behind.
 *
 * @param histogramLog the fan-out latency of every second, in HdrHistogram's log format, nanoseconds, tagged by stage
 */
public record RunResult(RunReport report, String histogramLog) {}
