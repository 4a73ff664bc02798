package dev.hubbub.lab;

import dev.hubbub.report.RunReport;

/**
 * What a run leaves behind.
 *
 * @param histogramLog the fan-out latency of every second, in HdrHistogram's log format, nanoseconds, tagged by stage
 * @param failureLog what failed, a line each, the first {@value FailureLog#KEPT} of them
 */
public record RunResult(RunReport report, String histogramLog, String failureLog) {

    /** One in which nothing failed. */
    public RunResult(RunReport report, String histogramLog) {
        this(report, histogramLog, "");
    }
}
