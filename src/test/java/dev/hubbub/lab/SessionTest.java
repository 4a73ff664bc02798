package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.message.Room;
import dev.hubbub.report.Delivery;
import org.junit.jupiter.api.Test;

/** One subscriber's page of the ledger; all counts are its own. */
class SessionTest {

    private static final StageTrends STAGE = StageTrends.of("steady", false);
    private static final String RUN = "run-1";

    private final LedgerCounts counts = new LedgerCounts();
    private final RoomLedger room = new RoomLedger(0, new Room("room"), counts, new WorstMessages());
    private final Session session = new Session(room, counts);
    private final MessageMark mark = new MessageMark(RUN);

    @Test
    void aLossIsTakenBackWhenTheMessageTurnsOutToBeRefused() {
        session.begin();
        Sent first = send(room, 1);
        Sent second = send(room, 1);
        room.taken(second);
        receive(second);
        session.close(number -> false);
        assertThat(ledger().lost()).isOne();

        room.refused(first);

        assertThat(ledger()).isEqualTo(new Delivery(1, 1, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void nothingIsLostOfWhatWasRefusedBefore() {
        session.begin();
        Sent first = send(room, 1);
        Sent second = send(room, 1);
        room.refused(first);
        room.taken(second);
        receive(second);

        assertThat(session.isComplete()).isTrue();
        assertThat(session.missing(room.next())).isZero();
        session.close(number -> true);
        assertThat(ledger().lost()).isZero();
    }

    @Test
    void onlyALaterMessageOfTheSamePublisherProvesALoss() {
        session.begin();
        send(room, 1);
        send(room, 2);
        receive(send(room, 2));

        session.close(number -> false);

        assertThat(ledger().lost()).isOne();
        assertThat(ledger().ambiguous()).isOne();
    }

    @Test
    void whatComesAfterItWasGivenUpIsDeliveredOutOfOrder() {
        session.begin();
        Sent late = send(room, 1);
        for (int i = 0; i <= GapWindow.MOST; i++) {
            receive(send(room, 1));
        }
        assertThat(ledger().lost()).isOne();

        receive(late);
        receive(late);

        assertThat(ledger().lost()).isZero();
        assertThat(ledger().delivered()).isEqualTo(GapWindow.MOST + 2L);
        assertThat(ledger().reordered()).isOne();
        assertThat(ledger().duplicated()).isOne();
        assertThat(session.lost()).isZero();
    }

    @Test
    void whatComesLateAndIsRefusedIsDoubtful() {
        session.begin();
        Sent late = send(room, 1);
        for (int i = 0; i <= GapWindow.MOST; i++) {
            receive(send(room, 1));
        }

        room.refused(late);
        receive(late);

        assertThat(ledger().lost()).isZero();
        assertThat(ledger().ambiguous()).isOne();
    }

    @Test
    void aNumberThatWasNeverSentProvesNothing() {
        session.begin();
        Sent sent = send(room, 1);
        receive(new Sent(STAGE, 0, 1L << 60, 1, 7, 0, 0, 1));
        receive(sent);

        assertThat(ledger()).isEqualTo(new Delivery(0, 0, 1, 1, 0, 0, 0, 1, 0));
        assertThat(session.isComplete()).isTrue();
    }

    @Test
    void whatIsMissingIsCountedBeyondTheLatestArrivalToo() {
        session.begin();
        send(room, 1);
        receive(send(room, 1));
        for (int i = 0; i < 100; i++) {
            Sent sent = send(room, 1);
            if (i % 10 == 0) {
                room.refused(sent);
            }
        }

        assertThat(session.missing(room.next())).isEqualTo(1 + 90);
        assertThat(session.missing(52)).isEqualTo(1 + 45);
        session.close(number -> true);
        assertThat(ledger().lost()).isEqualTo(1 + 90);
    }

    static RoomLedger room() {
        return new RoomLedger(0, new Room("room"), new LedgerCounts(), new WorstMessages());
    }

    /** A message that is on its way. */
    static Sent send(RoomLedger room, int publisher) {
        return room.send(STAGE, publisher, room.next(), 0, 0);
    }

    private void receive(Sent sent) {
        StringBuilder content = new StringBuilder();
        MessageMark.write(content, RUN, room.index(), sent);
        assertThat(mark.read(content.toString())).isTrue();
        session.receive(mark, 1, "epoch", sent.number() + 1);
    }

    private Delivery ledger() {
        return counts.report(0);
    }
}
