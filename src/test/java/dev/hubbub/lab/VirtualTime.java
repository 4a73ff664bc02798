package dev.hubbub.lab;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** A control whose clock goes only when it is told to: hours pass in no time, always in the same order. One thread. */
final class VirtualTime implements Control {

    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::atNanos).thenComparingLong(Step::number));
    private long nowNanos;
    private long numbers;
    private boolean closed;

    @Override
    public long elapsedNanos() {
        return nowNanos;
    }

    @Override
    public void execute(Runnable step) {
        at(nowNanos, step);
    }

    @Override
    public void at(long elapsedNanos, Runnable step) {
        if (!closed) {
            steps.add(new Step(Math.max(elapsedNanos, nowNanos), numbers++, step));
        }
    }

    @Override
    public void close() {
        closed = true;
        steps.clear();
    }

    /** Runs a step after a while, or at once when that is no time at all. */
    void orNow(long nanos, Runnable step) {
        if (nanos == 0) {
            step.run();
        } else {
            after(nanos, step);
        }
    }

    /** How many steps wait for their time. */
    int waiting() {
        return steps.size();
    }

    /** Lets time pass. */
    void pass(long amount, TimeUnit unit) {
        long until = nowNanos + unit.toNanos(amount);
        while (!steps.isEmpty() && steps.peek().atNanos() <= until) {
            Step step = steps.remove();
            nowNanos = step.atNanos();
            step.action().run();
        }
        nowNanos = until;
    }

    private record Step(long atNanos, long number, Runnable action) {}
}
