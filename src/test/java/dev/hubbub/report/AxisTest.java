package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {

    @ParameterizedTest
    @CsvSource({"0.3,0.5", "1,1", "1.01,2", "2.5,5", "7,10", "0.0002,0.0002", "3e299,5e299"})
    void decimalStepsAreOneTwoOrFive(double least, double step) {
        assertThat(NiceSteps.decimal(least)).isCloseTo(step, within(step * 1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.5,1", "700,1024", "3000,5120", "157286400,209715200"})
    void stepsOfBytesAreNiceInTheirUnit(double least, double step) {
        assertThat(NiceSteps.binary(least)).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"0.1,1", "3,5", "18,30", "40,60", "700,900", "4000,7200", "50000,86400", "100000,172800"})
    void stepsOfTimeAreThoseOfAClock(double least, double step) {
        assertThat(NiceSteps.clock(least)).isEqualTo(step);
    }

    @Test
    void anEvenAxisBeginsAtZeroAndEndsAtANiceNumberAboveAll() {
        assertThat(LinearAxis.to(37, "ms").ticks())
                .containsExactly(
                        new Tick(0, "0"),
                        new Tick(0.25, "10 ms"),
                        new Tick(0.5, "20 ms"),
                        new Tick(0.75, "30 ms"),
                        new Tick(1, "40 ms"));
    }

    @Test
    void thingsAreNotCountedInHalves() {
        assertThat(labels(LinearAxis.to(2, ""))).containsExactly("0", "1", "2");
    }

    @Test
    void aShareGoesToAHundredPerCent() {
        assertThat(labels(LinearAxis.to(0.1, "share"))).containsExactly("0", "25 %", "50 %", "75 %", "100 %");
    }

    @Test
    void timeEndsWithTheRunAndIsMarkedInOneUnit() {
        LinearAxis axis = LinearAxis.time(154.2);
        assertThat(labels(axis)).containsExactly("0", "30 s", "60 s", "90 s", "120 s", "150 s");
        assertThat(axis.position(154.2)).isEqualTo(1);
        assertThat(labels(LinearAxis.time(3_600))).contains("10 min", "60 min");
        assertThat(labels(LinearAxis.time(86_400)))
                .containsExactly("0", "3 h", "6 h", "9 h", "12 h", "15 h", "18 h", "21 h", "24 h");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, Double.MIN_VALUE, 1e-300})
    void anythingHasAnAxisWithFewMarksInOrder(double greatest) {
        for (String unit : List.of("ms", "bytes", "", "/s", "share")) {
            assertOrdered(LinearAxis.to(greatest, unit));
        }
        assertOrdered(LinearAxis.time(greatest));
    }

    @Test
    void aLogarithmicAxisHasEachPowerOfTenAsFarFromTheLast() {
        LogAxis axis = LogAxis.around(0.4, 412, "ms");
        assertThat(labels(axis)).containsExactly("100 µs", "1 ms", "10 ms", "100 ms", "1 s");
        assertThat(axis.position(10)).isCloseTo(0.5, within(1e-9));
        assertThat(axis.position(0)).isZero();
        assertThat(axis.position(1e9)).isEqualTo(1);
        assertOrdered(LogAxis.around(Double.MIN_VALUE, Double.MAX_VALUE, "ms"));
    }

    @Test
    void twoDecadesHaveMarksBetween() {
        assertThat(labels(LogAxis.around(1, 100, ""))).containsExactly("1", "2", "5", "10", "20", "50", "100");
    }

    @Test
    void eachNineIsAsFarFromTheLast() {
        NinesAxis axis = NinesAxis.of(DoubleStream.of(0, 50, 90, 99, 99.9, 99.99, 100));
        assertThat(labels(axis)).containsExactly("0", "50", "90", "99", "99.9", "99.99");
        assertThat(axis.position(90)).isCloseTo(0.25, within(1e-9));
        assertThat(axis.position(99)).isCloseTo(0.5, within(1e-9));
        assertThat(axis.position(100)).isEqualTo(1);
        assertThat(axis.label(99.9)).isEqualTo("p99.9");
    }

    @Test
    void ninesAreBoundedOnBothSides() {
        assertThat(labels(NinesAxis.of(DoubleStream.empty()))).containsExactly("0", "50", "90", "99");
        assertThat(labels(NinesAxis.of(DoubleStream.of(100 - 1e-12))))
                .contains("99.99999")
                .hasSize(9);
        assertThat(NinesAxis.of(DoubleStream.of(-5)).position(-5)).isZero();
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Tick::label).toList();
    }

    private static void assertOrdered(Axis axis) {
        assertThat(axis.ticks()).hasSizeBetween(1, 12);
        assertThat(axis.ticks().stream().map(Tick::position)).isSorted().allMatch(at -> at >= 0 && at <= 1);
    }
}
