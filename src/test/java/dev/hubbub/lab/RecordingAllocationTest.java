package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.hubbub.message.Room;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entering an arrival and timing it must not make garbage: a million a second go through here. */
class RecordingAllocationTest {

    private static final int MESSAGES = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final WalkFixture fixture = new WalkFixture();
    private final RunContext run = fixture.context();
    private final RoomLedger room = new RoomLedger(0, new Room("room"), run.metrics().ledger, new WorstMessages());

    @Test
    void anArrivalAllocatesNothing() {
        Session session = new Session(room, run.metrics().ledger);
        Listening listening = new Listening(run, room, session, Listening.OwnMessages.NONE, reason -> {});
        listening.prompt(true);
        listening.begin(true);
        session.begin();
        room.prompt(1);
        List<String> messages = messages();
        long before = threads.getCurrentThreadAllocatedBytes();

        for (int i = 0; i < MESSAGES; i++) {
            listening.onMessage(messages.get(i ^ 1), "", "epoch", i + 1); // every second one overtakes
        }

        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated / MESSAGES).isZero();
        assertThat(run.metrics().ledger.report(0).delivered()).isEqualTo(MESSAGES);
        assertThat(run.metrics().ledger.report(0).reordered()).isEqualTo(MESSAGES / 2);
    }

    private List<String> messages() {
        StageTrends stage = run.metrics().stage("main", false);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            StringBuilder content = new StringBuilder();
            MessageMark.write(content, run.id(), 0, room.send(stage, 0, i, 0, 0));
            messages.add(content.toString());
        }
        return messages;
    }
}
