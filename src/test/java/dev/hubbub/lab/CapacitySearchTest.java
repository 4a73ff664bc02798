package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hubbub.lab.CapacitySearch.Ending;
import dev.hubbub.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacitySearchTest {

    private static final int PLENTY = 200;

    private final List<Double> tried = new ArrayList<>();

    @Test
    void doublesUntilItFailsAndHalvesTheDistance() {
        CapacitySearch search = search(new CapacitySearch(50, 1e6, 0), load -> load <= 430);

        assertThat(search.result().ending()).isEqualTo(Ending.FOUND);
        assertThat(tried).startsWith(50.0, 100.0, 200.0, 400.0, 800.0, 600.0, 500.0, 450.0, 425.0);
        assertThat(search.result().load()).isEqualTo(425);
        assertThat(search.result().failedAt()).isEqualTo(437.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {51, 99.9, 100, 1_234.5, 99_999})
    void whatItFindsHeldThreeTimesAndIsWithinATwentiethOfWhatDidNot(double capacity) {
        CapacitySearch search = search(new CapacitySearch(50, 1e6, 0), load -> load <= capacity);

        double found = search.result().load();
        assertThat(found).isLessThanOrEqualTo(capacity).isCloseTo(capacity, within(capacity / 20));
        assertThat(tried).filteredOn(load -> load == found).hasSize(3);
        assertThat(search.result().runs()).isEqualTo(tried.size()).isLessThan(30);
    }

    @Test
    void wholeNumbersStayWhole() {
        CapacitySearch search = search(new CapacitySearch(3, 1_000, 1), load -> load <= 7);

        assertThat(tried).allMatch(load -> load == Math.rint(load));
        assertThat(search.result().load()).isEqualTo(7);
        assertThat(search.result().failedAt()).isEqualTo(8);
    }

    @Test
    void everythingHolds() {
        CapacitySearch search = search(new CapacitySearch(100, 350, 0), load -> true);

        assertThat(search.result().ending()).isEqualTo(Ending.BEYOND);
        assertThat(tried).containsExactly(100.0, 200.0, 350.0, 350.0, 350.0);
        assertThat(search.result().load()).isEqualTo(350);
    }

    @Test
    void nothingHolds() {
        CapacitySearch search = search(new CapacitySearch(100, 350, 0), load -> false);

        assertThat(search.result().ending()).isEqualTo(Ending.NONE);
        assertThat(tried).containsExactly(100.0);
        assertThat(search.result().load()).isZero();
    }

    @Test
    void aRunThatMeasuredNothingEndsIt() {
        CapacitySearch search = new CapacitySearch(100, 1e6, 0);
        search.tell(Verdict.PASS);
        search.tell(Verdict.INVALID);

        assertThat(search.isOver()).isTrue();
        assertThat(search.result())
                .isEqualTo(new CapacitySearch.Result(Ending.INVALID, 100, Double.POSITIVE_INFINITY, 2));
        assertThatThrownBy(search::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRunThatIsStoppedEndsIt() {
        CapacitySearch search = new CapacitySearch(100, 1e6, 0);
        search.tell(Verdict.INTERRUPTED);

        assertThat(search.result().ending()).isEqualTo(Ending.INTERRUPTED);
    }

    @Test
    void whatDoesNotHoldAgainCountsAsTooMuch() {
        CapacitySearch search = new CapacitySearch(100, 400, 0);
        search.tell(Verdict.PASS); // 100
        search.tell(Verdict.PASS); // 200
        search.tell(Verdict.PASS); // 400, the most
        search.tell(Verdict.FAIL); // 400 again

        assertThat(search.next()).isEqualTo(300);
        search.tell(Verdict.FAIL);
        search.tell(Verdict.FAIL); // 250
        search.tell(Verdict.FAIL); // 225
        search.tell(Verdict.FAIL); // 212.5
        assertThat(search.next()).isEqualTo(206.25);
        search.tell(Verdict.FAIL);
        assertThat(search.next()).isEqualTo(200);
    }

    /** Around its capacity a real target sometimes holds and sometimes does not. */
    @Test
    void aNoisyTargetIsNotTakenForBetterThanItIs() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            CapacitySearch search =
                    search(new CapacitySearch(10, 1e6, 0), load -> load <= 1_000 * (1 + 0.1 * random.nextGaussian()));

            assertThat(search.result().ending()).as("seed %d", seed).isIn(Ending.FOUND, Ending.NONE);
            assertThat(search.result().load()).as("seed %d", seed).isBetween(500.0, 1_200.0);
        }
    }

    @Test
    void aTargetThatHoldsByChanceDoesNotKeepItForEver() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            search(new CapacitySearch(1, 1e6, 0), load -> random.nextBoolean());
        }
    }

    private CapacitySearch search(CapacitySearch search, DoublePredicate holds) {
        tried.clear();
        while (!search.isOver()) {
            double load = search.next();
            tried.add(load);
            assertThat(tried).hasSizeLessThan(PLENTY);
            search.tell(holds.test(load) ? Verdict.PASS : Verdict.FAIL);
        }
        return search;
    }
}
