package dev.hubbub.runtime;

import com.sun.management.GcInfo;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the JVM's own figures, each time those since the last. One thread. */
final class MachineMeter {

    private static final double NANOS = 1e9;

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    private long cpuNanos = cpuNanos();
    private long collections = sum(GarbageCollectorMXBean::getCollectionCount);
    private long gcMillis = sum(GarbageCollectorMXBean::getCollectionTime);

    /** @param seconds since this was last asked */
    Machine next(double seconds) {
        long cpuBefore = cpuNanos;
        long collectionsBefore = collections;
        long millisBefore = gcMillis;
        cpuNanos = cpuNanos();
        collections = sum(GarbageCollectorMXBean::getCollectionCount);
        gcMillis = sum(GarbageCollectorMXBean::getCollectionTime);
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        UnixOperatingSystemMXBean unix = unix();
        return new Machine(
                Math.min(1, (cpuNanos - cpuBefore) / NANOS / seconds / cores),
                heap.getUsed(),
                heap.getCommitted(),
                heap.getMax(),
                afterLastCollection(),
                collections - collectionsBefore,
                gcMillis - millisBefore,
                unix == null ? -1 : unix.getOpenFileDescriptorCount(),
                unix == null ? -1 : unix.getMaxFileDescriptorCount());
    }

    private long afterLastCollection() {
        return collectors.stream()
                .filter(com.sun.management.GarbageCollectorMXBean.class::isInstance)
                .map(collector -> ((com.sun.management.GarbageCollectorMXBean) collector).getLastGcInfo())
                .filter(Objects::nonNull) // none so far
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(this::heapAfter)
                .orElse(0L);
    }

    private long heapAfter(GcInfo collection) {
        return collection.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> heapPools.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    private long sum(ToLongFunction<GarbageCollectorMXBean> figure) {
        return collectors.stream().mapToLong(figure).filter(known -> known > 0).sum();
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getProcessCpuTime())
                : 0;
    }

    private static @Nullable UnixOperatingSystemMXBean unix() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix ? unix : null;
    }
}
