package dev.hubbub.report;

import java.util.List;

/**
 * Something to know about a run.
 *
 * @param meaning what the value says; empty where the name says it
 */
record Fact(String name, String value, String meaning) {

    static List<Fact> ofGenerator(Generator generator) {
        return List.of(
                generator.colocated()
                        ? new Fact("process", "shared with the target", "What it costs, it takes from the target.")
                        : new Fact("process", "its own", "It takes nothing from the target but what the host shares."),
                new Fact("CPU", Figures.share(generator.cpu()), "Of all cores, mean over the run."),
                new Fact("CPU time", Figures.duration(generator.cpuSeconds()), "Over the whole run."),
                new Fact("GC", Figures.share(generator.gcShare()), "Part of the time spent collecting garbage."),
                new Fact(
                        "loop lag max",
                        Figures.millis(generator.loopLagMaxMillis()),
                        "How late its latest thread was: latencies may be too long by so much."),
                new Fact(
                        "send delay p99",
                        Figures.millis(generator.sendDelayP99Millis()),
                        "From the intended to the actual send; latencies include it."),
                new Fact("heap peak", Figures.bytes(generator.heapPeakBytes()), "The most that was used."),
                new Fact("heap per user", perUser(generator), "At most, for each virtual user."),
                new Fact(
                        "deliveries per CPU second",
                        Figures.number(generator.deliveriesPerCpuSecond()),
                        "What it can take in on one core."));
    }

    static List<Fact> ofProvenance(Provenance origin) {
        String commit = origin.commit().isBlank() ? "" : " (" + origin.commit() + ")";
        return List.of(
                known("Hubbub", origin.version() + commit),
                known("target", origin.target()),
                new Fact("seed", Long.toString(origin.seed()), ""),
                known("JVM", origin.jvm()),
                known("OS", origin.os()),
                new Fact("cores", Integer.toString(origin.cores()), ""),
                new Fact("-Xmx", Figures.bytes(origin.maxHeapBytes()), ""));
    }

    private static Fact known(String name, String value) {
        return new Fact(name, value.isBlank() ? "unknown" : value, "");
    }

    private static String perUser(Generator generator) {
        return generator.heapBytesPerUser() == 0 ? "not measured" : Figures.bytes(generator.heapBytesPerUser());
    }
}
