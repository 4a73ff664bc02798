package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WelchTest {

    /** Against {@code scipy.stats.ttest_ind(after, before, equal_var=False).confidence_interval(0.95)}. */
    @Test
    void theIntervalIsThatOfOtherPrograms() {
        double[] before = {27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4};
        double[] after = {27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2};
        Interval interval = Welch.difference(before, after, 0.95);
        assertThat(interval.low()).isCloseTo(0.4145920789565811, within(1e-9));
        assertThat(interval.high()).isCloseTo(4.545407921043427, within(1e-9));
    }

    @Test
    void valuesThatDoNotSpreadGiveAPoint() {
        assertThat(Welch.difference(new double[] {1, 1}, new double[] {3, 3}, 0.95))
                .isEqualTo(new Interval(2, 2));
    }

    @Test
    void moreConfidenceMakesTheIntervalWider() {
        double[] before = {1, 2, 3};
        double[] after = {2, 3, 5};
        Interval narrow = Welch.difference(before, after, 0.8);
        Interval wide = Welch.difference(before, after, 0.99);
        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
    }
}
