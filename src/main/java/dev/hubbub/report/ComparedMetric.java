package dev.hubbub.report;

import java.util.function.ToDoubleFunction;

/** What a comparison looks at. NaN where a report does not have it. */
enum ComparedMetric {
    FANOUT_P50("fanout_latency p50", "ms", lower(), stat("fanout_latency", "med")),
    FANOUT_P90("fanout_latency p90", "ms", lower(), stat("fanout_latency", "p(90)")),
    FANOUT_P99("fanout_latency p99", "ms", lower(), stat("fanout_latency", "p(99)")),
    FANOUT_P999("fanout_latency p99.9", "ms", lower(), stat("fanout_latency", "p(99.9)")),
    FANOUT_MAX("fanout_latency max", "ms", lower(), stat("fanout_latency", "max")),
    TIME_TO_LAST("time_to_last p99", "ms", lower(), stat("time_to_last", "p(99)")),
    REACH("delivery_reach", "share", new Aim(false, 1), report -> report.ledger()
            .reach()),
    LOST("delivery_lost", "", zero(), report -> report.ledger().lost()),
    DUPLICATES("delivery_duplicates", "", zero(), report -> report.ledger().duplicated()),
    REORDERED("delivery_reordered", "", zero(), report -> report.ledger().reordered()),
    DELIVERIES("deliveries", "/s", higher(), report -> report.ledger().delivered() / report.seconds()),
    PUBLISHED("messages_published", "/s", higher(), stat("messages_published", "rate")),
    PUBLISH_P99("publish_latency p99", "ms", lower(), stat("publish_latency", "p(99)")),
    CONNECT_P99("connect_time p99", "ms", lower(), stat("connect_time", "p(99)")),
    CPU("generator CPU per delivery", "ms", lower(), ComparedMetric::cpuMillisPerDelivery),
    HEAP("generator heap peak", "bytes", lower(), report -> report.generator().heapPeakBytes());

    /**
     * Which way is good.
     *
     * @param ideal what the value has to be; NaN when there is nothing that it has to be
     */
    record Aim(boolean lower, double ideal) {}

    private final String title;
    private final String unit;
    private final Aim aim;
    private final ToDoubleFunction<RunReport> value;

    ComparedMetric(String title, String unit, Aim aim, ToDoubleFunction<RunReport> value) {
        this.title = title;
        this.unit = unit;
        this.aim = aim;
        this.value = value;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    Aim aim() {
        return aim;
    }

    double of(RunReport report) {
        return value.applyAsDouble(report);
    }

    private static Aim lower() {
        return new Aim(true, Double.NaN);
    }

    private static Aim higher() {
        return new Aim(false, Double.NaN);
    }

    private static Aim zero() {
        return new Aim(true, 0);
    }

    private static ToDoubleFunction<RunReport> stat(String name, String stat) {
        return report -> Stat.of(report, name, stat);
    }

    private static double cpuMillisPerDelivery(RunReport report) {
        long delivered = report.ledger().delivered();
        return delivered == 0 ? Double.NaN : report.generator().cpuSeconds() * 1e3 / delivered;
    }
}
