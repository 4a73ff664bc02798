package dev.hubbub.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Counts threads by the names that the libraries give them. */
final class ThreadCensus {

    private static final List<String> EVENT_LOOPS = List.of("vert.x-eventloop-thread", "grpc-loop");
    private static final List<String> WORKERS =
            List.of("executor-thread", "vert.x-worker-thread", "vert.x-internal-blocking", "lab-archive");
    private static final List<String> LOAD = List.of("client-loop", "swarm-", "lab-");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ThreadCensus() {}

    static Threads take() {
        List<ThreadInfo> all = Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(Objects::nonNull) // ended meanwhile
                .toList();
        int[] counts = new int[4];
        int busy = 0;
        for (ThreadInfo thread : all) {
            int kind = kind(thread.getThreadName());
            counts[kind]++;
            busy += kind == 1 && isBusy(thread.getThreadState()) ? 1 : 0;
        }
        return new Threads(counts[0], counts[1], busy, counts[2], counts[3]);
    }

    private static int kind(String name) {
        return isOf(EVENT_LOOPS, name) ? 0 : isOf(WORKERS, name) ? 1 : isOf(LOAD, name) ? 2 : 3;
    }

    private static boolean isOf(List<String> prefixes, String name) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    private static boolean isBusy(Thread.State state) {
        return state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED;
    }
}
