package dev.hubbub.lab;

import dev.hubbub.error.Tally;
import dev.hubbub.latency.IntervalRecorder;
import dev.hubbub.latency.LatencyRecorder;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Everything a run counts and times. Any thread, except for the stages. */
final class RunMetrics {

    final LedgerCounts ledger = new LedgerCounts();

    final LatencyRecorder connectTime = new LatencyRecorder();
    final LatencyRecorder subscribeTime = new LatencyRecorder();
    final LatencyRecorder reconnectTime = new LatencyRecorder();
    /** The fan-out latency again, second by second. */
    final IntervalRecorder recentFanOut = new IntervalRecorder();

    final LongAdder offered = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder iterations = new LongAdder();
    final LongAdder droppedIterations = new LongAdder();
    final LongAdder connects = new LongAdder();
    final LongAdder connectFailures = new LongAdder();
    final LongAdder disconnects = new LongAdder();
    final LongAdder reconnects = new LongAdder();
    final Tally failures = new Tally();

    private final Map<String, StageTrends> stages = new TreeMap<>();

    /** The trends of a stage, by its name; of all workloads together. On the control thread. */
    StageTrends stage(String name, boolean warmup) {
        return stages.computeIfAbsent(name, key -> StageTrends.of(key, warmup));
    }

    /** The stages in which something was sent. On the control thread. */
    Collection<StageTrends> stages() {
        return stages.values();
    }

    /** A sign of life of the target: what succeeded so far. */
    long successes() {
        return ledger.delivered.sum() + ledger.published.sum() + connects.sum() + reconnects.sum();
    }

    /** What failed so far. */
    long failureCount() {
        return ledger.refused.sum() + connectFailures.sum() + disconnects.sum();
    }
}
