package dev.hubbub.testing;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What another JVM of this machine holds: its heap after a collection, its threads, its file descriptors. */
public final class AppVitals implements AutoCloseable {

    private static final int MEGABYTE = 1 << 20;

    private final Path process;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;

    @SuppressWarnings("BanJNDI") // the address is that of a process we have started
    private AppVitals(long pid) throws IOException, AttachNotSupportedException {
        process = Path.of("/proc", Long.toString(pid));
        connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(pid)));
        memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        threads = bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    public static AppVitals of(AppProcess app) throws IOException {
        try {
            return new AppVitals(app.pid());
        } catch (AttachNotSupportedException none) {
            throw new IOException("no JVM that can be looked into", none);
        }
    }

    /** Collects, and looks. */
    public Vitals read() {
        memory.gc();
        return new Vitals(memory.getHeapMemoryUsage().getUsed() / MEGABYTE, threads(), descriptors());
    }

    /** Those that stay: pools that grow with the work and shrink by themselves are left out, as are JMX's own. */
    public int threads() {
        return (int) names().filter(name -> !isPooled(name)).count();
    }

    /** How many threads are somewhere in a class. @param name the end of its name */
    public long threadsIn(String name) {
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .filter(thread -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(name)))
                .count();
    }

    public int descriptors() {
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return (int) open.count();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The most memory it has taken from the machine so far. */
    public long peakMegabytes() {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Its threads by their names without numbers, and how many there are of each: to see what became more. */
    public String threadNames() {
        return names().collect(Collectors.groupingBy(
                        name -> name.replaceAll("\\d+", "*"), TreeMap::new, Collectors.counting()))
                .toString();
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException gone) {
            // It has ended: there is nothing left to close.
        }
    }

    private Stream<String> names() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .map(ThreadInfo::getThreadName);
    }

    private static boolean isPooled(String name) {
        return name.startsWith("executor-thread")
                || name.startsWith("vert.x-worker")
                || name.startsWith("vert.x-internal")
                || name.contains("RMI")
                || name.contains("JMX");
    }

    private <T extends PlatformManagedObject> T bean(String name, Class<T> type) throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(connector.getMBeanServerConnection(), name, type);
    }

    private static String agent(long pid) throws IOException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try {
            return machine.startLocalManagementAgent();
        } finally {
            machine.detach();
        }
    }

    /** A look. @param heapMegabytes after a collection */
    public record Vitals(long heapMegabytes, int threads, int descriptors) {}
}
