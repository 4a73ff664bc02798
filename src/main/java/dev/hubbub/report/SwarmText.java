package dev.hubbub.report;

import dev.hubbub.latency.LatencySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a swarm did, in lines for people. */
public final class SwarmText {

    private SwarmText() {}

    public static List<String> spawn(SpawnReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(Figures.count(report.connected()) + " of " + Figures.count(report.requested()) + " connected in "
                + Figures.millis(report.millis()) + "; " + Figures.count(report.total()) + " clients now");
        if (report.connected() > 0) {
            lines.add("connecting: " + percentiles(report.connectMillis()));
        }
        lines.addAll(failures(report.failures()));
        return lines;
    }

    public static List<String> broadcast(BroadcastReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(Figures.count(report.clients()) + " clients sent " + Figures.count(report.sent()) + " of "
                + Figures.count(report.planned()) + " messages in " + Figures.millis(report.millis()));
        lines.add(Figures.count(report.delivered()) + " of " + Figures.count(report.expected()) + " deliveries, "
                + Figures.rate(report.deliveriesPerSecond()));
        lines.add("lost " + Figures.count(report.lost()) + ", duplicated " + Figures.count(report.duplicated())
                + ", reordered " + Figures.count(report.reordered()) + ", ambiguous "
                + Figures.count(report.ambiguous()) + ", disconnected " + Figures.count(report.disconnected()));
        if (report.delivered() > 0) {
            lines.add("latency: " + percentiles(report.latencyMillis()));
        }
        if (!report.complete()) {
            lines.add("given up, because nothing arrived any more");
        }
        lines.addAll(failures(report.failures()));
        return lines;
    }

    public static List<String> summary(SwarmSummary summary) {
        TextTable table = new TextTable("lr", false);
        row(table, "clients", summary.connected());
        row(table, "connections", summary.connections());
        row(table, "connects succeeded", summary.connectsSucceeded());
        row(table, "connects failed", summary.connectsFailed());
        row(table, "disconnected by others", summary.disconnected());
        row(table, "messages sent", summary.sent());
        row(table, "messages not taken", summary.sendsFailed());
        row(table, "messages received", summary.received());
        row(table, "deliveries lost", summary.lost());
        row(table, "broadcasts going on", summary.runsActive());
        new TreeMap<>(summary.rooms()).forEach((room, clients) -> row(table, "in " + Printable.line(room), clients));
        return table.lines();
    }

    private static void row(TextTable table, String name, long count) {
        table.row(name, Figures.count(count));
    }

    private static String percentiles(LatencySnapshot latency) {
        return "p50 " + Figures.millis(latency.p50()) + ", p90 " + Figures.millis(latency.p90()) + ", p99 "
                + Figures.millis(latency.p99()) + ", max " + Figures.millis(latency.max());
    }

    private static List<String> failures(Map<String, Integer> reasons) {
        return new TreeMap<>(reasons)
                .entrySet().stream()
                        .map(reason -> Figures.count(reason.getValue()) + " failed: " + Printable.line(reason.getKey()))
                        .toList();
    }
}
