package dev.hubbub.lab;

import dev.hubbub.latency.HistogramLog;
import dev.hubbub.latency.LatencyDistribution;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.Sample;
import java.util.ArrayList;
import java.util.List;

/** Takes a sample of the run every second. On the control thread. */
final class Sampler {

    private final RunContext run;
    private final GeneratorMeter generator;
    private final HistogramLog histograms;
    private final long startMillis;

    private final List<Sample> samples = new ArrayList<>();
    private long lastNanos;
    private long lastOffered;
    private long lastSent;
    private long lastDelivered;

    /** @param startMillis when the run began, milliseconds since 1970 */
    Sampler(RunContext run, GeneratorMeter generator, long startMillis) {
        this.run = run;
        this.generator = generator;
        this.startMillis = startMillis;
        this.histograms = new HistogramLog(startMillis);
    }

    /**
     * Samples the time since the last sample.
     *
     * @param ledger as it is now
     * @param stage the names of the stages the run is in
     */
    Sample take(int users, int subscribers, Delivery ledger, String stage) {
        RunMetrics metrics = run.metrics();
        long now = run.control().elapsedNanos();
        double seconds = Math.max(1, now - lastNanos) / 1e9;
        LatencyDistribution fanOut = metrics.recentFanOut.next();
        GeneratorMeter.Interval meter = generator.next();
        Sample sample = new Sample(
                now / 1e9,
                users,
                subscribers,
                (metrics.offered.sum() - lastOffered) / seconds,
                (metrics.sent.sum() - lastSent) / seconds,
                (ledger.delivered() - lastDelivered) / seconds,
                fanOut.at(50),
                fanOut.at(90),
                fanOut.at(99),
                fanOut.at(99.9),
                ledger.lost(),
                ledger.duplicated(),
                ledger.reordered(),
                meter.heapBytes(),
                meter.cpu(),
                meter.gcMillis(),
                meter.lagNanos() / 1e6);
        if (fanOut.count() > 0) {
            histograms.append(fanOut, stage, startMillis + lastNanos / 1_000_000, startMillis + now / 1_000_000);
        }
        lastNanos = now;
        lastOffered = metrics.offered.sum();
        lastSent = metrics.sent.sum();
        lastDelivered = ledger.delivered();
        samples.add(sample);
        return sample;
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    String histogramLog() {
        return histograms.toString();
    }
}
