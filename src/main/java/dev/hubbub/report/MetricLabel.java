package dev.hubbub.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A metric's name in its parts, so that what is of one stage can stand below the whole.
 *
 * @param base such as {@code fanout_latency}
 * @param selector such as {@code {stage:steady}}; empty for the whole
 */
record MetricLabel(String base, String selector) {

    private static final Comparator<MetricLabel> ORDER =
            Comparator.comparing(MetricLabel::base).thenComparing(MetricLabel::selector);

    static MetricLabel of(String name) {
        int brace = name.indexOf('{');
        return brace <= 0
                ? new MetricLabel(name, "")
                : new MetricLabel(name.substring(0, brace), name.substring(brace));
    }

    /** The metrics of a type, each whole followed by its stages. */
    static List<Map.Entry<String, Metric>> ordered(RunReport report, Metric.Type type) {
        return report.metrics().entrySet().stream()
                .filter(entry -> entry.getValue().type() == type)
                .sorted(Comparator.comparing(entry -> of(entry.getKey()), ORDER))
                .toList();
    }

    boolean isWhole() {
        return selector.isEmpty();
    }
}
