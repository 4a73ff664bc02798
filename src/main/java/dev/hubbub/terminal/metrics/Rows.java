package dev.hubbub.terminal.metrics;

import dev.hubbub.exposition.Family;
import dev.hubbub.exposition.Family.Type;
import dev.hubbub.exposition.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes rows of families: one for each sample, and one for each histogram. */
final class Rows {

    /** What tells of a runtime, in the order in which it is shown. */
    private static final List<String> RUNTIME = List.of("go_", "jvm_", "process_", "system_", "hubbub_");

    private static final String BOUND = "le";

    private Rows() {}

    /** @param all those that tell of no runtime, too */
    static List<Row> of(List<Family> families, boolean all) {
        return families.stream()
                .filter(family -> all || rank(family.name()) < RUNTIME.size())
                .flatMap(family -> of(family).stream())
                .sorted(Comparator.comparingInt((Row row) -> rank(row.name()))
                        .thenComparing(Row::name)
                        .thenComparing(Row::labelText))
                .toList();
    }

    private static int rank(String name) {
        for (int i = 0; i < RUNTIME.size(); i++) {
            if (name.startsWith(RUNTIME.get(i))) {
                return i;
            }
        }
        return RUNTIME.size();
    }

    private static List<Row> of(Family family) {
        return family.type() == Type.HISTOGRAM
                ? histograms(family)
                : family.samples().stream()
                        .filter(sample -> !sample.name().endsWith("_created"))
                        .map(sample -> row(family, sample))
                        .toList();
    }

    private static Row row(Family family, Sample sample) {
        return new Row(
                sample.name(),
                sample.labels(),
                Map.of(Row.VALUE, sample.value()),
                Guide.unit(sample.name()),
                Guide.meaning(sample.name(), family));
    }

    private static List<Row> histograms(Family family) {
        Map<SortedMap<String, String>, Histogram> byLabels = new LinkedHashMap<>();
        for (Sample sample : family.samples()) {
            SortedMap<String, String> labels = new TreeMap<>(sample.labels());
            String bound = labels.remove(BOUND);
            Histogram histogram = byLabels.computeIfAbsent(labels, same -> new Histogram());
            String suffix = sample.name().substring(family.name().length());
            switch (suffix) {
                case "_bucket" -> histogram.buckets.put(bound(bound), sample.value());
                case "_count" -> histogram.count = sample.value();
                case "_sum" -> histogram.sum = sample.value();
                default -> {} // when it was begun
            }
        }
        List<Row> rows = new ArrayList<>();
        byLabels.forEach((labels, histogram) -> rows.add(new Row(
                family.name(),
                labels,
                histogram.figures(),
                Guide.unit(family.name()),
                Guide.meaning(family.name(), family))));
        return rows;
    }

    private static double bound(@Nullable String text) {
        try {
            return text == null || text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** How many values were up to each bound, in all, and their sum. */
    private static final class Histogram {

        private final SortedMap<Double, Double> buckets = new TreeMap<>();
        private double count;
        private double sum;

        Map<String, Double> figures() {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("count", count);
            figures.put("sum", sum);
            figures.put("mean", sum / count);
            figures.put("p50", quantile(0.5));
            figures.put("p99", quantile(0.99));
            return figures;
        }

        private double quantile(double share) {
            return buckets.entrySet().stream()
                    .filter(bucket -> count > 0 && bucket.getValue() >= share * count)
                    .mapToDouble(Map.Entry::getKey)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
