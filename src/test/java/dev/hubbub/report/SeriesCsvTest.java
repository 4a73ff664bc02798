package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesCsvTest {

    @Test
    void aSampleIsARowUnderAHeaderWithUnits() {
        RunReport report = ReportBuilder.report(run -> {
            run.series = List.of(
                    new Sample(1, 5, 4, 10.5, 10, 40, 0.25, 0.75, 1.5, 2.5, 1, 2, 3, 1_048_576, 0.5, 7.5, Double.NaN));
            return run;
        });
        assertThat(SeriesCsv.write(report))
                .isEqualTo(
                        "seconds,users,subscribers,offered_per_s,achieved_per_s,deliveries_per_s,p50_ms,p90_ms,p99_ms,"
                                + "p99.9_ms,lost,duplicated,reordered,heap_bytes,cpu_share,gc_ms,loop_lag_ms\r\n"
                                + "1,5,4,10.5,10,40,0.25,0.75,1.5,2.5,1,2,3,1048576,0.5,7.5,\r\n");
    }

    @Test
    void everyRowHasEveryColumn() {
        assertThat(SeriesCsv.write(ReportFixture.good()).lines())
                .hasSize(151)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(17));
    }

    @Test
    void withoutSamplesThereIsAHeader() {
        assertThat(SeriesCsv.write(StrangeReports.empty()).lines()).hasSize(1);
    }
}
