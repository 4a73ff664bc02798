package dev.hubbub.exposition;

import java.util.List;

/**
 * The samples of a metric, and what the page says of it.
 *
 * @param name without the suffixes of its samples
 * @param help empty when the page has none
 * @param samples in the page's order
 */
public record Family(String name, Type type, String help, List<Sample> samples) {

    /** Kinds of metrics, of both formats; what has none or another one is unknown. */
    public enum Type {
        COUNTER("_total", "_created"),
        GAUGE,
        HISTOGRAM("_bucket", "_sum", "_count", "_created"),
        SUMMARY("_sum", "_count", "_created"),
        INFO("_info"),
        STATESET,
        GAUGEHISTOGRAM("_bucket", "_gsum", "_gcount"),
        UNKNOWN;

        private final List<String> suffixes;

        Type(String... suffixes) {
            this.suffixes = List.of(suffixes);
        }

        /** Whether a sample may belong to a family of this type. */
        boolean fits(String family, String sample) {
            return sample.equals(family)
                    || sample.startsWith(family) && suffixes.contains(sample.substring(family.length()));
        }
    }
}
