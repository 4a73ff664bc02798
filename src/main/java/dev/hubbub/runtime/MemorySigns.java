package dev.hubbub.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** The vital signs of the memory: the heap, and what the process takes besides. */
final class MemorySigns {

    private MemorySigns() {}

    /** Adds them, as they are now. */
    static void add(List<VitalSign> signs) {
        heap(signs);
        outsideHeap(signs);
    }

    private static void heap(List<VitalSign> signs) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        signs.add(new VitalSign(
                "heap_used_bytes",
                heap.getUsed(),
                "bytes",
                "Objects on the heap, the dead ones not yet collected included.",
                "The low points after collections keep rising: something is kept that should not be."));
        signs.add(new VitalSign(
                "heap_committed_bytes",
                heap.getCommitted(),
                "bytes",
                "Heap that the JVM has taken from the operating system.",
                "At the maximum, while the heap used is close to it."));
        signs.add(new VitalSign(
                "heap_max_bytes",
                heap.getMax(),
                "bytes",
                "The most the heap may grow to (-Xmx).",
                "Close to the memory of the machine or container: the rest of the process needs room, too."));
        signs.add(new VitalSign(
                "gc_headroom_bytes",
                headroom(heap),
                "bytes",
                "What can be allocated before the next collection, or, where the collector has no eden, before the"
                        + " committed heap is full.",
                "Small against what is allocated per second: collections come too often."));
        signs.add(new VitalSign(
                "allocated_bytes",
                allocated(),
                "bytes",
                "What the threads now alive have allocated in their lives, collected or not.",
                "It rises fast while the process should be idle."));
    }

    private static double headroom(MemoryUsage heap) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getType() == MemoryType.HEAP && pool.getName().contains("Eden"))
                .map(MemoryPoolMXBean::getUsage)
                .findFirst()
                .map(eden -> eden.getCommitted() - eden.getUsed())
                .orElse(heap.getCommitted() - heap.getUsed());
    }

    private static double allocated() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
            return 0;
        }
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    private static void outsideHeap(List<VitalSign> signs) {
        signs.add(new VitalSign(
                "non_heap_used_bytes",
                ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed(),
                "bytes",
                "Classes, compiled code and the like.",
                "It still grows long after the start: classes are loaded again and again."));
        signs.add(new VitalSign(
                "direct_memory_bytes",
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum(),
                "bytes",
                "Buffers outside the heap that the JVM counts; the network's are here.",
                "It keeps rising: buffers are not released, or slow connections pile them up."));
        ProcFiles.residentBytes()
                .ifPresent(bytes -> signs.add(new VitalSign(
                        "resident_bytes",
                        bytes,
                        "bytes",
                        "Memory of the process that is in RAM (RSS): what a container's limit counts.",
                        "Close to the container's limit: the process will be killed.")));
    }
}
