package dev.hubbub.report;

/** A run second by second as CSV: a row for each sample, its columns named with their units. Lines end in CRLF. */
public final class SeriesCsv {

    private static final String HEADER = "seconds,users,subscribers,offered_per_s,achieved_per_s,deliveries_per_s,"
            + "p50_ms,p90_ms,p99_ms,p99.9_ms,lost,duplicated,reordered,heap_bytes,cpu_share,gc_ms,loop_lag_ms\r\n";

    private SeriesCsv() {}

    public static String write(RunReport report) {
        Csv csv = new Csv();
        report.series().forEach(sample -> row(csv, sample));
        return HEADER + csv;
    }

    private static void row(Csv csv, Sample sample) {
        csv.number(sample.seconds())
                .number(sample.users())
                .number(sample.subscribers())
                .number(sample.offered())
                .number(sample.achieved())
                .number(sample.deliveries())
                .number(sample.p50Millis())
                .number(sample.p90Millis())
                .number(sample.p99Millis())
                .number(sample.p999Millis())
                .number(sample.lost())
                .number(sample.duplicated())
                .number(sample.reordered())
                .number(sample.heapBytes())
                .number(sample.cpu())
                .number(sample.gcMillis())
                .number(sample.loopLagMillis())
                .end();
    }
}
