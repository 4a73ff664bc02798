package dev.hubbub.lab;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.latency.LatencyDistribution;
import dev.hubbub.latency.LatencyRecorder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What all runs have done since the process began, those that go on included. Any thread. */
public final class LabStats {

    private static final Map<RunStep, ToLongFunction<RunMetrics>> SUCCESSES = new EnumMap<>(Map.of(
            RunStep.CONNECT, metrics -> metrics.connects.sum() + metrics.reconnects.sum(),
            RunStep.PUBLISH, metrics -> metrics.ledger.published.sum(),
            RunStep.RETURN, metrics -> metrics.returned.sum()));

    private final List<RunMetrics> active = new ArrayList<>();
    private final RunMetrics ended = new RunMetrics();
    private final LongAdder refused = new LongAdder();

    /** The parts of connecting that are timed. */
    public enum Phase {
        /** All of it, of every transport. */
        ALL(metrics -> metrics.connectTime),
        TCP(metrics -> metrics.tcpConnect),
        /** From the open TCP connection. */
        WEBSOCKET(metrics -> metrics.webSocketHandshake),
        STOMP(metrics -> metrics.stompConnect);

        @SuppressWarnings("ImmutableEnumChecker") // none of the functions has a state
        private final Function<RunMetrics, LatencyRecorder> recorder;

        Phase(Function<RunMetrics, LatencyRecorder> recorder) {
            this.recorder = recorder;
        }
    }

    synchronized void begin(RunMetrics run) {
        active.add(run);
    }

    /** What it counted stays counted. */
    synchronized void end(RunMetrics run) {
        if (active.remove(run)) {
            ended.add(run);
        }
    }

    /** Runs that were larger or longer than is allowed. */
    public long refused() {
        return refused.sum();
    }

    void onRefused() {
        refused.increment();
    }

    /** Messages that virtual users sent. */
    public long sent() {
        return sum(metrics -> metrics.sent.sum());
    }

    /** Messages that arrived at virtual users, each once. */
    public long received() {
        return sum(metrics -> metrics.ledger.delivered.sum());
    }

    /** How often a step succeeded; 0 for one whose successes are not counted. */
    public long succeeded(RunStep step) {
        return sum(SUCCESSES.getOrDefault(step, metrics -> 0));
    }

    public long failed(RunStep step, ErrorKind kind) {
        return sum(metrics -> metrics.failures.count(step, kind));
    }

    /**
     * How long connecting took in the runs that go on.
     *
     * @return seconds; NaN when there is nothing to tell
     */
    public synchronized double connectSeconds(Phase phase, double percentile) {
        LatencyDistribution times = active.stream()
                .map(metrics -> phase.recorder.apply(metrics).distribution())
                .reduce(LatencyDistribution.empty(), LatencyDistribution::plus);
        return times.count() == 0 ? Double.NaN : times.at(percentile) / 1e3;
    }

    private synchronized long sum(ToLongFunction<RunMetrics> count) {
        return count.applyAsLong(ended) + active.stream().mapToLong(count).sum();
    }
}
