package dev.hubbub.error;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** Counts failures by reason; a bounded number of reasons, the rest together. Any thread. */
public final class Tally {

    private static final int MAX_REASONS = 10;
    private static final String OTHERS = "other reasons";

    private final Map<String, Integer> reasons = new TreeMap<>();

    public synchronized void add(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String reason = cause instanceof HubbubException ? String.valueOf(cause.getMessage()) : cause.toString();
        reasons.merge(reasons.containsKey(reason) || reasons.size() < MAX_REASONS ? reason : OTHERS, 1, Integer::sum);
    }

    public synchronized int total() {
        return reasons.values().stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized Map<String, Integer> byReason() {
        return Map.copyOf(reasons);
    }
}
