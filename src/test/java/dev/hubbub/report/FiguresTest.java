package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "-0.0 | 0",
                "1 | 1",
                "1.005 | 1",
                "12.345 | 12.3",
                "999.4 | 999",
                "999.5 | 1,000",
                "1234567.8 | 1,234,568",
                "0.00123456 | 0.00123",
                "-4.5 | -4.5",
                "0.00001 | 1.00e-05",
                "1e300 | 1.00e+300",
                "NaN | –",
                "Infinity | ∞",
                "-Infinity | -∞"
            })
    void numbersHaveThreeDigitsThatCount(double number, String text) {
        assertThat(Figures.number(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 ms", "0.25 | 250 µs", "0.9994 | 999 µs", "0.99951 | 1 ms", "12.34 | 12.3 ms", "999.4 | 999 ms",
                "999.6 | 1 s", "59900 | 59.9 s", "60000 | 1 min 0 s", "-3 | -3 ms", "NaN | –", "Infinity | ∞ ms"
            })
    void millisecondsTakeTheUnitThatFits(double millis, String text) {
        assertThat(Figures.millis(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 s", "4.25 | 4.25 s", "59.96 | 1 min 0 s", "154.2 | 2 min 34 s", "3599.7 | 1 h 0 min",
                "86399 | 23 h 59 min", "86400 | 1 d 0 h", "-90 | -90 s", "1e300 | 1.00e+300 s", "NaN | –"
            })
    void durationsTakeTheUnitsThatFit(double seconds, String text) {
        assertThat(Figures.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 B",
                "1023 | 1,023 B",
                "1024 | 1 KiB",
                "1048575 | 1 MiB",
                "851443712 | 812 MiB",
                "9.3e18 | 8.07 EiB",
                "NaN | –"
            })
    void bytesTakeTheUnitThatFits(double bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 %", "1 | 100 %", "0.9999999 | 99.9999 %", "0.9999 | 99.99 %", "0.99989 | 99.989 %",
                "0.6321 | 63.2 %", "0.0000046 | 0.0004 %", "0.0000000001 | <0.0001 %", "1.5 | 150 %", "NaN | –"
            })
    void onlyAllAreAHundredPerCentAndOnlyNoneAreZero(double share, String text) {
        assertThat(Figures.share(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 %",
                "0.00001 | 0 %",
                "-0.0012 | -0.12 %",
                "0.066 | +6.6 %",
                "0.2549 | +25 %",
                "25.4 | +2,540 %",
                "-0.5 | -50 %",
                "NaN | –",
                "Infinity | ∞ %"
            })
    void changesHaveASign(double change, String text) {
        assertThat(Figures.change(change)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50.004 | 50.004",
                "1234567.5 | 1,234,567.5",
                "17 | 17",
                "0.99989999 | 0.99989999",
                "0.9999999999 | 0.999999999",
                "-0.5 | -0.5",
                "0 | 0",
                "NaN | –",
                "1e300 | 1.00e+300"
            })
    void whatIsHeldAgainstALimitHasAllItsDigits(double value, String text) {
        assertThat(Figures.exact(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5 | ms | 500 µs",
                "90 | s | 1 min 30 s",
                "2048 | bytes | 2 KiB",
                "2048 | B | 2 KiB",
                "0.5 | share | 50 %",
                "1500 | /s | 1,500/s",
                "3 | frames | 3 frames",
                "NaN | frames | –",
                "3 | '' | 3"
            })
    void unitsOfMetricsSayHowTheirValuesAreWritten(double value, String unit, String text) {
        assertThat(Figures.of(value, unit)).isEqualTo(text);
    }

    @Test
    void timesAreInUtc() {
        assertThat(Figures.time(Instant.parse("2026-11-21T10:15:30.250Z"))).isEqualTo("2026-11-21 10:15:30 UTC");
    }
}
