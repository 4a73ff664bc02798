package dev.hubbub.latency;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** A log of intervals in HdrHistogram's format: values in nanoseconds, maxima in milliseconds. One thread. */
public final class HistogramLog {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final HistogramLogWriter writer =
            new HistogramLogWriter(new PrintStream(bytes, false, StandardCharsets.UTF_8));

    /** @param startMillis when the first interval begins, milliseconds since 1970 */
    public HistogramLog(long startMillis) {
        writer.outputLogFormatVersion();
        writer.outputStartTime(startMillis);
        writer.setBaseTime(startMillis);
        writer.outputLegend();
    }

    /**
     * Adds an interval.
     *
     * @param tag without spaces and commas
     */
    public void append(LatencyDistribution latencies, String tag, long fromMillis, long toMillis) {
        Histogram nanos = latencies.nanos();
        nanos.setStartTimeStamp(fromMillis);
        nanos.setEndTimeStamp(toMillis);
        nanos.setTag(tag);
        writer.outputIntervalHistogram(nanos);
    }

    @Override
    public String toString() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
