package dev.hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Room;
import dev.hubbub.testing.HandCrankedLoop;
import dev.hubbub.testing.TestClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A hub whose rooms have their order from elsewhere: offsets have holes, and somebody may know more than it does. */
class SharedOrderTest {

    private static final String EPOCH = "e";
    private static final long START = 100;

    private final TestClock clock = new TestClock();
    private final HandCrankedLoop loop = new HandCrankedLoop();
    private final Map<Room, Long> forgotten = new HashMap<>();
    private final RecordingSubscriber subscriber = new RecordingSubscriber();
    private String epoch = EPOCH;
    private long position = START;
    private boolean ready = true;
    private int elsewhere;

    private final Hub hub = new Hub(
            new HubFixture.Bounds().history(3).laneBacklog(10).settings(),
            new HubStats(nanos -> {}),
            clock,
            new TestOrigin(),
            new TestPeers());

    @Test
    void messagesKeepThePlaceThatTheyHave() {
        join(null);
        relay(101, "a");
        relay(107, "b");
        assertThat(log()).containsExactly("welcome after 100", "101 a", "107 b");
    }

    @Test
    void whoComesBackGetsWhatCameAfterTheirLastWhateverTheHoles() {
        relay(101, "a");
        relay(107, "b");
        relay(120, "c");
        join(new Resume(EPOCH, 103));
        assertThat(log()).containsExactly("recovered after 103", "107 b", "120 c");
    }

    @Test
    void whatIsNotKeptAnyMoreIsNotRecovered() {
        for (int offset = 101; offset <= 104; offset++) {
            relay(offset, "m");
        }
        join(new Resume(EPOCH, 100));
        assertThat(log()).containsExactly("welcome after 104");
    }

    @Test
    void whatWasSaidBeforeTheStartIsNotRecovered() {
        join(new Resume(EPOCH, 99));
        assertThat(log()).containsExactly("welcome after 100");
    }

    @Test
    void whoKnowsMoreThanTheHubIsNotToldTwice() {
        relay(101, "a");
        join(new Resume(EPOCH, 110));
        relay(105, "known");
        relay(110, "known, too");
        relay(111, "new");
        assertThat(log()).containsExactly("recovered after 110", "111 new");
    }

    @Test
    void aStrayIsToldAndNotRemembered() {
        join(null);
        relay(101, "a");
        hub.relay(new ChatMessage(HubFixture.draft(HubFixture.ROOM, "stray"), "other", 7, Instant.EPOCH), false);
        relay(102, "b");
        join(new Resume(EPOCH, 100));
        assertThat(log())
                .containsExactly(
                        "welcome after 100", "101 a", "7 stray", "102 b", "recovered after 100", "101 a", "102 b");
    }

    @Test
    void anotherOrderBeginsAnotherLife() {
        relay(101, "a");
        epoch = "f";
        position = 5;
        relay(6, "b");
        join(new Resume(EPOCH, 101));
        join(new Resume("f", 5));
        assertThat(log()).containsExactly("welcome after 6", "recovered after 5", "6 b");
    }

    @Test
    void aMessageIsNotTakenWhileAnEventLoopIsBehind() {
        join(null);
        long next = START + 1;
        while (hub.relay(placed(next, "m"), true)) { // and the loop does not turn
            next++;
        }
        assertThat(next).isBetween(START + 2, START + 11);

        loop.run();
        assertThat(hub.relay(placed(next, "m"), true)).isTrue();
        loop.run();
        assertThat(subscriber.offsets())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(START + 1, next).boxed().toList());
    }

    @Test
    void whatIsSkippedIsAGapAndNotRecovered() {
        relay(101, "a");
        join(null);
        hub.skip(EPOCH, 110);
        relay(111, "b");
        join(new Resume(EPOCH, 101));
        join(new Resume(EPOCH, 110));
        assertThat(log())
                .containsExactly(
                        "welcome after 101",
                        "gap 102-110",
                        "111 b",
                        "welcome after 111",
                        "recovered after 110",
                        "111 b");
    }

    @Test
    void aRoomIsRememberedWhileSomebodyIsInItElsewhere() {
        relay(101, "a");
        elsewhere = 1;
        clock.advance(HubFixture.ROOM_IDLE.plusSeconds(1));
        hub.sweep();
        assertThat(forgotten).isEmpty();
        join(new Resume(EPOCH, 100));
        assertThat(log()).containsExactly("recovered after 100", "101 a");
    }

    @Test
    void nobodyListensBeforeTheOrderIsKnown() {
        ready = false;
        assertThatThrownBy(() -> join(null))
                .isInstanceOfSatisfying(HubbubException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(ErrorKind.UNAVAILABLE));
    }

    @Test
    void theOriginIsToldWhatIsForgotten() {
        relay(101, "a");
        clock.advance(HubFixture.ROOM_IDLE.plusSeconds(1));
        hub.sweep();
        assertThat(forgotten).containsExactly(Map.entry(HubFixture.ROOM, 101L));
    }

    private void relay(long offset, String text) {
        assertThat(hub.relay(placed(offset, text), true)).isTrue();
        loop.run();
    }

    private ChatMessage placed(long offset, String text) {
        return new ChatMessage(HubFixture.draft(HubFixture.ROOM, text), epoch, offset, Instant.EPOCH);
    }

    private void join(@Nullable Resume resume) {
        hub.subscribe(new Join(HubFixture.ROOM, HubFixture.BOB, resume), loop, subscriber);
    }

    private List<String> log() {
        loop.run();
        return subscriber.log();
    }

    private final class TestPeers implements Peers {

        @Override
        public Welcome.Roster members(Room room, int most) {
            return new Welcome.Roster(List.of(), elsewhere);
        }

        @Override
        public Map<Room, Integer> rooms() {
            return Map.of();
        }

        @Override
        public void here(Guest guest, boolean joined) {}
    }

    private final class TestOrigin implements Origin {

        @Override
        public void checkReady() {
            if (!ready) {
                throw new HubbubException(ErrorKind.UNAVAILABLE, "not yet");
            }
        }

        @Override
        public Beginning begin(Room room) {
            return new Beginning(epoch, position, position, true);
        }

        @Override
        public void forgotten(Room room, String itsEpoch, long offset) {
            forgotten.put(room, offset);
        }
    }
}
