package dev.hubbub.lab;

import dev.hubbub.report.Verdict;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Searches the largest load that a target bears. It doubles the load until a run fails, halves the distance between
 * what held and what did not until that is a twentieth, and has the largest load that held hold three times in all; when
 * it does not, it counts as too much, and the search goes on below. It has no clock and runs nothing: it names a load,
 * and is told what became of it. One thread.
 */
public final class CapacitySearch {

    /** How often a load has to hold. */
    public static final int CONFIRMATIONS = 3;

    private static final double PRECISION = 0.05;

    private final double to;
    private final double step;

    /** Loads below {@link #failed} that held, and how often. */
    private final TreeMap<Double, Integer> held = new TreeMap<>();

    private double failed = Double.POSITIVE_INFINITY;
    private double next;
    private int runs;
    private @Nullable Ending ending;

    /**
     * @param from the load to begin with, more than 0
     * @param to the largest to try, at least {@code from}
     * @param step what loads are multiples of: 1 for whole numbers; 0 for any
     */
    public CapacitySearch(double from, double to, double step) {
        if (!(from > 0 && to >= from && step >= 0)) {
            throw new IllegalArgumentException(from + " to " + to + " by " + step);
        }
        this.to = to;
        this.step = step;
        this.next = from;
    }

    /** The load to try next; only while the search goes on. */
    public double next() {
        if (ending != null) {
            throw new IllegalStateException("the search is over");
        }
        return next;
    }

    /** Tells what became of {@link #next()}. */
    public void tell(Verdict verdict) {
        double tried = next();
        runs++;
        switch (verdict) {
            case PASS -> held.merge(tried, 1, Integer::sum);
            case FAIL -> {
                failed = tried;
                held.tailMap(tried, true).clear();
            }
            case INVALID -> ending = Ending.INVALID;
            case INTERRUPTED -> ending = Ending.INTERRUPTED;
        }
        if (ending == null) {
            decide();
        }
    }

    public boolean isOver() {
        return ending != null;
    }

    /** What was found by now. */
    public Result result() {
        return new Result(ending, best(), failed, runs);
    }

    private void decide() {
        double best = best();
        boolean someFailed = failed < Double.POSITIVE_INFINITY;
        if (best == 0) {
            ending = Ending.NONE;
        } else if (!someFailed && best < to) {
            next = Math.min(best * 2, to);
        } else if (someFailed && failed - best > Math.max(step, PRECISION * best)) {
            next = between(best, failed);
        } else if (held.getOrDefault(best, 0) < CONFIRMATIONS) {
            next = best;
        } else {
            ending = someFailed ? Ending.FOUND : Ending.BEYOND;
        }
    }

    private double best() {
        Map.Entry<Double, Integer> largest = held.lastEntry();
        return largest == null ? 0 : largest.getKey();
    }

    private double between(double low, double high) {
        double middle = (low + high) / 2;
        return step == 0 ? middle : Math.max(low + step, Math.floor(middle / step) * step);
    }

    /** Why a search is over. */
    public enum Ending {
        /** The largest load that holds is known. */
        FOUND,
        /** The largest that was to be tried holds. */
        BEYOND,
        /** The first load that was tried does not hold. */
        NONE,
        /** A run measured nothing, as when the load generator itself is what is slow. */
        INVALID,
        /** A run was stopped. */
        INTERRUPTED
    }

    /**
     * What a search has found.
     *
     * @param ending why it is over; null when it is not
     * @param load the largest that held; 0 for none. It held three times only when it was FOUND or is BEYOND
     * @param failedAt the smallest that did not; infinite for none
     * @param runs how many were needed
     */
    public record Result(@Nullable Ending ending, double load, double failedAt, int runs) {}
}
