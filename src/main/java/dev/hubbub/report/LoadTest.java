package dev.hubbub.report;

import java.util.List;

/**
 * A run as plain load testers sum it up, who count workers and messages that came back.
 *
 * @param workers virtual users that came about
 * @param successes messages that came back to their sender
 * @param attempts successes and failures together
 * @param sent messages that the target took
 * @param received messages that arrived at any subscriber
 * @param errors failures at the target, of any kind
 */
record LoadTest(long workers, long successes, long attempts, long sent, long received, long errors) {

    /** As percentiles are shown, in the order of the columns. */
    static final List<String> STATS = List.of("avg", "min", "max", "med", "p(90)", "p(95)", "p(99)");

    /** What is timed: the name that plain load testers give it, and ours. */
    static final List<Timed> TIMED = List.of(
            new Timed("message_latency", MetricName.ROUND_TRIP),
            new Timed("websocket_connect", MetricName.WEBSOCKET_CONNECT),
            new Timed("stomp_connect", MetricName.STOMP_CONNECT));

    static LoadTest of(RunReport report) {
        long failed = count(report, MetricName.ROUND_TRIP_FAILED);
        long returned = count(report, MetricName.ROUND_TRIPS);
        return new LoadTest(
                count(report, MetricName.VUS_STARTED),
                returned,
                returned + failed,
                report.ledger().published(),
                report.ledger().delivered(),
                report.failures().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum());
    }

    /** Of the attempts, in per cent; NaN when there was none. */
    double successPercent() {
        return attempts == 0 ? Double.NaN : 100.0 * successes / attempts;
    }

    /** {@code p99} for {@code p(99)}: plain load testers write no brackets. */
    static String column(String stat) {
        return stat.startsWith("p(") && stat.endsWith(")") ? "p" + stat.substring(2, stat.length() - 1) : stat;
    }

    private static long count(RunReport report, MetricName name) {
        double count = Stat.of(report, name.toString(), "count");
        return Double.isNaN(count) ? 0 : (long) count;
    }

    /** Something that is timed. */
    record Timed(String name, MetricName metric) {

        double value(RunReport report, String stat) {
            return Stat.of(report, metric.toString(), stat);
        }
    }
}
