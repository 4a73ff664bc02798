package dev.hubbub.lab;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.error.Tally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;

/** What failed in a run: all of it counted by reason, and the first {@value #KEPT} one by one. Any thread. */
final class FailureLog {

    /** As many are kept with all there is to say of them. */
    static final int KEPT = 10_000;

    private final Tally reasons = new Tally();
    private final Map<RunStep, Map<ErrorKind, LongAdder>> counts = new EnumMap<>(RunStep.class);
    private final List<Entry> entries = new ArrayList<>();
    private final LongAdder all = new LongAdder();

    FailureLog() {
        for (RunStep step : RunStep.values()) {
            Map<ErrorKind, LongAdder> kinds = new EnumMap<>(ErrorKind.class);
            for (ErrorKind kind : ErrorKind.values()) {
                kinds.put(kind, new LongAdder());
            }
            counts.put(step, kinds);
        }
    }

    /** @param nanos since the start of the run */
    private record Entry(long nanos, RunStep step, String room, String who, String reason) {

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%10.3f s  %-10s  %s  %s  %s",
                    nanos / 1e9,
                    step,
                    room,
                    who,
                    reason.replace('\n', ' '));
        }
    }

    /**
     * Enters a failure.
     *
     * @param nanos since the start of the run
     * @param who it befell
     */
    void add(long nanos, RunStep step, String room, String who, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        reasons.add(cause);
        all.increment();
        adder(step, cause instanceof HubbubException known ? known.kind() : ErrorKind.UNAVAILABLE)
                .increment();
        String reason = cause instanceof HubbubException ? String.valueOf(cause.getMessage()) : cause.toString();
        synchronized (entries) {
            if (entries.size() < KEPT) {
                entries.add(new Entry(nanos, step, room, who, reason));
            }
        }
    }

    /** Counts what another has counted, too; its reasons and entries are left to it. */
    void addCounts(FailureLog other) {
        for (RunStep step : RunStep.values()) {
            for (ErrorKind kind : ErrorKind.values()) {
                adder(step, kind).add(other.count(step, kind));
            }
        }
    }

    Map<String, Integer> byReason() {
        return reasons.byReason();
    }

    /** The reason that was given most often. */
    String mostFrequent() {
        return byReason().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("no reason is known");
    }

    long count(RunStep step, ErrorKind kind) {
        return adder(step, kind).sum();
    }

    /** One line for each that was kept, and one for how many were not. */
    String text() {
        StringBuilder text = new StringBuilder();
        synchronized (entries) {
            entries.forEach(entry -> text.append(entry.line()).append('\n'));
            long more = all.sum() - entries.size();
            if (more > 0) {
                text.append("and ").append(more).append(" more, which are in the counts only\n");
            }
        }
        return text.toString();
    }

    private LongAdder adder(RunStep step, ErrorKind kind) {
        Map<ErrorKind, LongAdder> kinds = counts.get(step);
        LongAdder adder = kinds == null ? null : kinds.get(kind);
        if (adder == null) {
            throw new IllegalStateException(step + " " + kind);
        }
        return adder;
    }
}
