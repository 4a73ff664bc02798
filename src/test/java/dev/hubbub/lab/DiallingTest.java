package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiallingTest {

    @Test
    void letsSoManyDialAtATime() {
        Dialling dialling = new Dialling(2);
        List<Integer> dialled = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            dialling.inTurn(() -> dialled.add(number));
        }
        assertThat(dialled).containsExactly(0, 1);

        dialling.done();

        assertThat(dialled).containsExactly(0, 1, 2);
    }

    @Test
    void manyWhoGiveUpTheirTurnAtOnceTakeNoStack() {
        Dialling dialling = new Dialling(1);
        int[] turns = new int[1];
        dialling.inTurn(() -> {});
        for (int i = 0; i < 100_000; i++) {
            dialling.inTurn(() -> {
                turns[0]++;
                dialling.done();
            });
        }

        dialling.done();

        assertThat(turns[0]).isEqualTo(100_000);
    }
}
