package dev.hubbub.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** Threads that ask for the same thing again and again, each when it has its answer. */
final class Callers {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int threads;
    private final Duration time;

    Callers(int threads, Duration time) {
        this.threads = threads;
        this.time = time;
    }

    /** Half as long, and not counted. */
    void warmUp(Runnable request) {
        ask(request, new ConcurrentHistogram(LONGEST_NANOS, 3), time.dividedBy(2));
    }

    /** A row: what it was, requests a second, p50 and p99. The clock stops when the last has its answer. */
    String measure(String what, Runnable request) {
        ConcurrentHistogram nanos = new ConcurrentHistogram(LONGEST_NANOS, 3);
        double seconds = ask(request, nanos, time) / 1e9;
        return "%-18s %12.0f %10.2f %10.2f"
                .formatted(
                        what,
                        nanos.getTotalCount() / seconds,
                        nanos.getValueAtPercentile(50) / 1e6,
                        nanos.getValueAtPercentile(99) / 1e6);
    }

    private long ask(Runnable request, ConcurrentHistogram nanos, Duration howLong) {
        long begun = System.nanoTime();
        long end = begun + howLong.toNanos();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                for (long asked = System.nanoTime(); asked < end; asked = System.nanoTime()) {
                    request.run();
                    nanos.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - asked));
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        return System.nanoTime() - begun;
    }
}
