package dev.hubbub.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Messages 0 to 2 are of one sender, 3 to 5 of another. */
class LedgerPageTest {

    private final LedgerPage page = new LedgerPage(6, 3);

    @Test
    void entersEachMessageOnce() {
        assertThat(page.receive(0, "e", 1)).isTrue();
        assertThat(page.receive(0, "e", 1)).isFalse();
        assertThat(page.receive(0, "e", 1)).isFalse();
        assertThat(page.has(0)).isTrue();
        assertThat(page.has(1)).isFalse();
        assertThat(page.duplicated()).isEqualTo(2);
        assertThat(page.reordered()).isZero();
    }

    @Test
    void countsWhatArrivedOfThoseAskedFor() {
        page.receive(0, "e", 1);
        page.receive(3, "e", 2);
        assertThat(page.count(messages(0, 1, 3))).isEqualTo(2);
        assertThat(page.count(messages(1, 2, 4))).isZero();
    }

    @Test
    void anyMixOfSendersIsInOrderAsLongAsOffsetsRise() {
        long offset = 0;
        for (int message : new int[] {3, 0, 1, 4, 2, 5}) {
            page.receive(message, "e", ++offset);
        }
        assertThat(page.reordered()).isZero();
    }

    @Test
    void anOffsetBehindTheRoomIsReordered() {
        page.receive(0, "e", 5);
        page.receive(3, "e", 4);
        page.receive(1, "e", 6);
        assertThat(page.reordered()).isEqualTo(1);
    }

    @Test
    void twoBehindOneAreTwo() {
        page.receive(0, "e", 9);
        page.receive(3, "e", 2);
        page.receive(4, "e", 3);
        assertThat(page.reordered()).isEqualTo(2);
    }

    @Test
    void offsetsOfANewEpochBeginAgain() {
        page.receive(0, "e", 5);
        page.receive(1, "f", 1);
        page.receive(2, "f", 2);
        assertThat(page.reordered()).isZero();
    }

    @Test
    void withoutOffsetsTheSendersOrderStillCounts() {
        page.receive(1, "", 0);
        page.receive(0, "", 0);
        page.receive(3, "", 0);
        page.receive(2, "", 0);
        assertThat(page.reordered()).isEqualTo(1);
    }

    @Test
    void theLastOfASenderIsNotBehindTheNextSender() {
        page.receive(3, "", 0);
        page.receive(2, "", 0);
        assertThat(page.reordered()).isZero();
    }

    @Test
    void behindRoomAndSenderAtOnceCountsOnce() {
        page.receive(1, "e", 2);
        page.receive(0, "e", 1);
        assertThat(page.reordered()).isEqualTo(1);
    }

    @Test
    void aDuplicateIsNotReordered() {
        page.receive(0, "e", 1);
        page.receive(1, "e", 2);
        page.receive(0, "e", 1);
        assertThat(page.reordered()).isZero();
        assertThat(page.duplicated()).isEqualTo(1);
    }

    @Test
    void nothingIsEnteredAfterTheSubscriberLeft() {
        page.receive(0, "e", 1);
        assertThat(page.leave()).isTrue();
        assertThat(page.leave()).isFalse();
        assertThat(page.isGone()).isTrue();
        assertThat(page.receive(1, "e", 2)).isFalse();
        assertThat(page.receive(0, "e", 1)).isFalse();
        assertThat(page.has(1)).isFalse();
        assertThat(page.duplicated()).isZero();
    }

    private static BitSet messages(int... numbers) {
        BitSet set = new BitSet();
        for (int number : numbers) {
            set.set(number);
        }
        return set;
    }
}
