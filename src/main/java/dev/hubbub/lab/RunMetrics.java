package dev.hubbub.lab;

import dev.hubbub.client.ConnectPhases;
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
    final LatencyRecorder tcpConnect = new LatencyRecorder();
    final LatencyRecorder webSocketHandshake = new LatencyRecorder();
    final LatencyRecorder webSocketConnect = new LatencyRecorder();
    final LatencyRecorder stompConnect = new LatencyRecorder();
    /** The fan-out latency again, second by second. */
    final IntervalRecorder recentFanOut = new IntervalRecorder();

    final LongAdder offered = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder usersStarted = new LongAdder();
    final LongAdder returned = new LongAdder();
    final LongAdder roundTripsFailed = new LongAdder();
    final LongAdder iterations = new LongAdder();
    final LongAdder droppedIterations = new LongAdder();
    final LongAdder connects = new LongAdder();
    final LongAdder connectFailures = new LongAdder();
    final LongAdder disconnects = new LongAdder();
    final LongAdder reconnects = new LongAdder();
    final FailureLog failures = new FailureLog();

    private final Map<String, StageTrends> stages = new TreeMap<>();

    /** The trends of a stage, by its name; of all workloads together. On the control thread. */
    StageTrends stage(String name, boolean warmup) {
        return stages.computeIfAbsent(name, key -> StageTrends.of(key, warmup));
    }

    /** The stages in which something was sent. On the control thread. */
    Collection<StageTrends> stages() {
        return stages.values();
    }

    /** A connection came about, in phases. */
    void connected(ConnectPhases phases) {
        tcpConnect.record(phases.tcpNanos());
        webSocketHandshake.record(phases.webSocketNanos());
        webSocketConnect.record(phases.webSocketConnectNanos());
        stompConnect.record(phases.stompNanos());
    }

    /** Counts what another run has counted, too, as far as {@link LabStats} tells it. */
    void add(RunMetrics other) {
        sent.add(other.sent.sum());
        ledger.delivered.add(other.ledger.delivered.sum());
        ledger.published.add(other.ledger.published.sum());
        connects.add(other.connects.sum());
        reconnects.add(other.reconnects.sum());
        returned.add(other.returned.sum());
        failures.addCounts(other.failures);
    }

    /** A sign of life of the target: what succeeded so far. */
    long successes() {
        return ledger.delivered.sum() + ledger.published.sum() + connects.sum() + reconnects.sum();
    }

    /** Subscriptions had so far, for the first time or again. */
    long subscriptions() {
        return connects.sum() + reconnects.sum();
    }

    /** What failed so far. */
    long failureCount() {
        return ledger.refused.sum() + connectFailures.sum() + disconnects.sum();
    }
}
