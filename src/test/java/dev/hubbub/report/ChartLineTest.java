package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartLineTest {

    private static final int DAY = 86_400;

    @Test
    void fewPlacesAreAllDrawn() {
        assertThat(line(IntStream.range(0, 600).asDoubleStream()).places(600)).hasSize(600);
    }

    @Test
    void ofManyPlacesNoSpikeIsLost() {
        double[] values = new double[DAY];
        Arrays.fill(values, 5);
        values[43_210] = 900;
        values[7] = -3;
        ChartLine line = line(Arrays.stream(values));
        assertThat(line.places(600)).hasSize(600).isSorted().contains(43_210, 7);
    }

    @Test
    void stretchesWithGapsShowTheValuesTheyHave() {
        ChartLine line = line(IntStream.range(0, 1_000).mapToDouble(i -> i == 500 ? 1 : Double.NaN));
        assertThat(Arrays.stream(line.places(10)).mapToDouble(line::value).filter(value -> value == 1))
                .isNotEmpty();
    }

    @Test
    void whatIsNoNumberIsAGap() {
        ChartLine line = line(DoubleStream.of(1, Double.POSITIVE_INFINITY, Double.NaN, 3));
        assertThat(line.present().toArray()).containsExactly(1, 3);
        assertThat(line.range(0, 4)).isEqualTo(new Interval(1, 3));
        assertThat(line.range(1, 3).low()).isNaN();
    }

    @Test
    void aGapBreaksThePathAndALonePointIsADot() {
        CurvePath path = new CurvePath(new LinearAxis(10, 5, ""), new LinearAxis(10, 5, ""));
        path.add(0, 0);
        path.add(5, 10);
        path.add(6, Double.NaN);
        path.add(10, 5);
        assertThat(path.line()).isEqualTo("M0 250L500 0M1000 125h0");
        assertThat(path.area()).isEqualTo("M0 250L0 250L500 0L500 250ZM1000 250L1000 125L1000 250Z");
    }

    private static ChartLine line(DoubleStream values) {
        return new ChartLine("line", values);
    }
}
