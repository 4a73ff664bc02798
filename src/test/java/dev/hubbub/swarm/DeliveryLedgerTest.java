package dev.hubbub.swarm;

import static dev.hubbub.swarm.DeliveryLedger.Arrival.FIRST;
import static dev.hubbub.swarm.DeliveryLedger.Arrival.LAST;
import static dev.hubbub.swarm.DeliveryLedger.Arrival.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.LedgerReport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two senders of two messages each (0, 1 and 2, 3) and three subscribers. */
class DeliveryLedgerTest {

    private static final int MESSAGES = 4;
    private static final int SUBSCRIBERS = 3;

    private final DeliveryLedger ledger = new DeliveryLedger(2, 2, SUBSCRIBERS);

    @Test
    void whenEverythingArrivesNothingIsLost() {
        sendAll();
        deliverAllBut(-1, -1);
        assertThat(ledger.report()).isEqualTo(new LedgerReport(4, 12, 12, 0, 0, 0, 0));
    }

    @Test
    void beforeAnythingIsSentNothingIsExpected() {
        assertThat(ledger.report()).isEqualTo(LedgerReport.NONE);
    }

    @Test
    void whatDidNotArriveIsLost() {
        sendAll();
        deliverAllBut(1, 2);
        assertThat(ledger.report()).isEqualTo(new LedgerReport(4, 12, 11, 1, 0, 0, 0));
    }

    @Test
    void whatArrivedAgainIsDuplicatedAndDoesNotMakeUpForALoss() {
        sendAll();
        deliverAllBut(1, 2);
        assertThat(receive(1, 3)).isEqualTo(REPEATED);
        assertThat(receive(0, 0)).isEqualTo(REPEATED);
        assertThat(ledger.report()).isEqualTo(new LedgerReport(4, 12, 11, 1, 2, 0, 0));
    }

    @Test
    void twoThatChangedPlacesAreOneReordered() {
        sendAll();
        for (int message : new int[] {0, 2, 1, 3}) {
            receive(0, message);
        }
        assertThat(ledger.report()).isEqualTo(new LedgerReport(4, 12, 4, 8, 0, 1, 0));
    }

    @Test
    void aMessageIsSettledByItsLastArrivalAfterItWasTaken() {
        ledger.sending(0);
        assertThat(ledger.taken(0)).isFalse();
        assertThat(receive(0, 0)).isEqualTo(FIRST);
        assertThat(receive(0, 0)).isEqualTo(REPEATED);
        assertThat(receive(1, 0)).isEqualTo(FIRST);
        assertThat(receive(2, 0)).isEqualTo(LAST);
    }

    @Test
    void aMessageThatArrivedEverywhereIsSettledWhenItIsTaken() {
        ledger.sending(0);
        IntStream.range(0, SUBSCRIBERS)
                .forEach(subscriber -> assertThat(receive(subscriber, 0)).isEqualTo(FIRST));
        assertThat(ledger.taken(0)).isTrue();
    }

    @Test
    void aRefusedMessageIsExpectedByNobody() {
        ledger.sending(0);
        ledger.refused(0);
        ledger.sending(1);
        ledger.taken(1);
        receive(0, 1);
        assertThat(ledger.report()).isEqualTo(new LedgerReport(1, 3, 1, 2, 0, 0, 0));
    }

    @Test
    void aRefusedMessageThatArrivesAllTheSameProvesNothing() {
        ledger.sending(0);
        ledger.refused(0);
        assertThat(receive(0, 0)).isEqualTo(FIRST);
        assertThat(ledger.report()).isEqualTo(new LedgerReport(0, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void aSubscriberThatLeftExpectsNothingAndLosesNothing() {
        sendAll();
        receive(2, 0);
        ledger.left(2);
        for (int message = 0; message < MESSAGES; message++) {
            receive(0, message);
            receive(1, message);
        }
        assertThat(ledger.report()).isEqualTo(new LedgerReport(4, 8, 8, 0, 0, 0, 4));
    }

    @Test
    void leavingSettlesWhatOnlyTheLeaverStillHadToReceive() {
        sendAll();
        receive(0, 0);
        receive(1, 0);
        receive(0, 1);
        assertThat(ledger.left(2)).isEqualTo(1);
        assertThat(ledger.left(2)).isZero();
        assertThat(receive(1, 1)).isEqualTo(LAST);
    }

    @Test
    void leavingDoesNotSettleAgainWhatTheLeaverHadReceived() {
        sendAll();
        receive(0, 0);
        receive(2, 0);
        assertThat(ledger.left(2)).isZero();
        assertThat(receive(1, 0)).isEqualTo(LAST);
    }

    @Test
    void whatIsSentAfterALeaveIsForThoseStillHere() {
        ledger.left(2);
        ledger.sending(0);
        ledger.taken(0);
        assertThat(receive(0, 0)).isEqualTo(FIRST);
        assertThat(receive(1, 0)).isEqualTo(LAST);
        assertThat(ledger.report()).isEqualTo(new LedgerReport(1, 2, 2, 0, 0, 0, 1));
    }

    @Test
    void theCountIsExactWhenSubscribersReceiveAtTheSameTime() {
        DeliveryLedger large = new DeliveryLedger(100, 10, 16);
        IntStream.range(0, 1_000).forEach(message -> {
            large.sending(message);
            large.taken(message);
        });
        long settled = IntStream.range(0, 16)
                .parallel()
                .mapToLong(subscriber -> IntStream.range(0, 1_000)
                        .filter(message -> large.received(subscriber, message, "e", message + 1) == LAST)
                        .count())
                .sum();
        assertThat(settled).isEqualTo(1_000);
        assertThat(large.report()).isEqualTo(new LedgerReport(1_000, 16_000, 16_000, 0, 0, 0, 0));
    }

    private void sendAll() {
        for (int message = 0; message < MESSAGES; message++) {
            ledger.sending(message);
            ledger.taken(message);
        }
    }

    private void deliverAllBut(int subscriberWithout, int missing) {
        for (int subscriber = 0; subscriber < SUBSCRIBERS; subscriber++) {
            for (int message = 0; message < MESSAGES; message++) {
                if (subscriber != subscriberWithout || message != missing) {
                    receive(subscriber, message);
                }
            }
        }
    }

    private DeliveryLedger.Arrival receive(int subscriber, int message) {
        return ledger.received(subscriber, message, "e", message + 1);
    }
}
