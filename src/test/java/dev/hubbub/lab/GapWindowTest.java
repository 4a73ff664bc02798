package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.lab.GapWindow.Arrival;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapWindowTest {

    private final List<Long> givenUp = new ArrayList<>();

    @Test
    void takesWhatComesInOrder() {
        GapWindow window = new GapWindow(5);

        assertThat(add(window, 5, 6, 7)).containsExactly(true, true, true);

        assertThat(window.base()).isEqualTo(8);
        assertThat(window.top()).isEqualTo(8);
    }

    @Test
    void tellsTheSecondArrivalFromTheFirst() {
        GapWindow window = new GapWindow(0);

        assertThat(add(window, 0, 0, 2, 2, 0, 1, 1)).containsExactly(true, false, true, false, false, true, false);
    }

    @Test
    void knowsWhatIsMissing() {
        GapWindow window = new GapWindow(0);
        add(window, 0, 2, 5);

        assertThat(missing(window, 8)).containsExactly(1L, 3L, 4L, 6L, 7L);
        assertThat(window.base()).isEqualTo(1);
        assertThat(window.top()).isEqualTo(6);
    }

    @Test
    void findsWhatOvertook() {
        GapWindow window = new GapWindow(0);
        add(window, 0, 3, 70);

        assertThat(window.nextAbove(1)).isEqualTo(3);
        assertThat(window.nextAbove(3)).isEqualTo(70);
        assertThat(window.nextAbove(70)).isEqualTo(-1);
    }

    @Test
    void findsWhatOvertookTheLastThatWasMissing() {
        GapWindow window = new GapWindow(0);
        add(window, 1, 2, 0);

        assertThat(window.nextAbove(0)).isEqualTo(1);
        assertThat(window.base()).isEqualTo(3);
    }

    @Test
    void givesUpWhatTooManyHaveOvertaken() {
        GapWindow window = new GapWindow(0);
        add(window, 0);
        LongStream.rangeClosed(2, GapWindow.MOST).forEach(number -> add(window, number));
        assertThat(givenUp).isEmpty();

        add(window, GapWindow.MOST + 1);

        assertThat(givenUp).containsExactly(1L);
        assertThat(add(window, 1)).containsExactly(false);
        assertThat(missing(window, GapWindow.MOST + 2)).isEmpty();
    }

    @Test
    void knowsWhatComesAfterItWasGivenUp() {
        GapWindow window = new GapWindow(0);
        add(window, 0);
        LongStream.rangeClosed(2, GapWindow.MOST + 1).forEach(number -> add(window, number));

        assertThat(window.add(1, givenUp::add)).isEqualTo(Arrival.LATE);
        assertThat(window.add(1, givenUp::add)).isEqualTo(Arrival.AGAIN);
        assertThat(window.add(0, givenUp::add)).isEqualTo(Arrival.AGAIN);
    }

    @Test
    void forgetsWhatWasGivenUpLongAgo() {
        GapWindow window = new GapWindow(0);
        LongStream.rangeClosed(1, 4L * GapWindow.MOST).forEach(number -> add(window, number));

        assertThat(givenUp).containsExactly(0L);
        assertThat(window.add(0, givenUp::add)).isEqualTo(Arrival.AGAIN);
        assertThat(window.add(2L * GapWindow.MOST, givenUp::add)).isEqualTo(Arrival.AGAIN);
    }

    @Test
    void survivesAJumpBeyondItsBounds() {
        GapWindow window = new GapWindow(0);

        add(window, 10L * GapWindow.MOST);

        assertThat(givenUp).hasSize(9 * GapWindow.MOST + 1);
        assertThat(missing(window, 10L * GapWindow.MOST + 1)).hasSize(GapWindow.MOST - 1);
    }

    /** Against a set, which is simple and needs no bound. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithASet(long seed) {
        Random random = new Random(seed);
        List<Long> numbers = new ArrayList<>(LongStream.range(0, 4000).boxed().toList());
        for (int from = 0; from < numbers.size(); from += 500) {
            Collections.shuffle(numbers.subList(from, from + 500), random);
        }
        GapWindow window = new GapWindow(0);
        Set<Long> arrived = new HashSet<>();

        for (long number : numbers) {
            if (random.nextInt(20) > 0) {
                int times = 1 + random.nextInt(2);
                for (int i = 0; i < times; i++) {
                    assertThat(window.add(number, givenUp::add) == Arrival.FIRST)
                            .isEqualTo(arrived.add(number));
                }
            }
        }

        assertThat(givenUp).isEmpty();
        assertThat(missing(window, 4000))
                .containsExactlyElementsOf(LongStream.range(0, 4000)
                        .filter(number -> !arrived.contains(number))
                        .boxed()
                        .toList());
    }

    private List<Boolean> add(GapWindow window, long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> window.add(number, givenUp::add) == Arrival.FIRST)
                .toList();
    }

    private static List<Long> missing(GapWindow window, long end) {
        List<Long> missing = new ArrayList<>();
        for (long number = window.nextMissing(0); number < end; number = window.nextMissing(number + 1)) {
            missing.add(number);
        }
        return missing;
    }
}
