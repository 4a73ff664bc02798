package dev.hubbub.hub;

import static dev.hubbub.hub.HubFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final String EPOCH = "epoch";
    private static final int LETTER_BYTES = Sequenced.OVERHEAD_BYTES + 1;

    private final HubStats stats = new HubStats(nanos -> {});

    @Test
    void offsetsCountFromOneWithoutHoles() {
        History history = history(10, 1_000);
        assertThat(history.offset()).isZero();
        assertThat(history.append(HubFixture.draft(ROOM, "a"), Instant.EPOCH).offset())
                .isEqualTo(1);
        assertThat(history.append(HubFixture.draft(ROOM, "b"), Instant.EPOCH).offset())
                .isEqualTo(2);
        assertThat(history.offset()).isEqualTo(2);
    }

    @Test
    void soManyMessagesAreKept() {
        History history = history(3, 1_000, "a", "b", "c", "d", "e");
        assertReplays(history, 2, "c", "d", "e");
        assertReplays(history, 4, "e");
        assertForgotten(history, 1);
    }

    @Test
    void soManyBytesAreKept() {
        History history = history(10, 2 * LETTER_BYTES, "a", "b", "c");
        assertReplays(history, 1, "b", "c");
        assertForgotten(history, 0);
    }

    @Test
    void aLongMessageTakesThePlaceOfAsManyAsItNeeds() {
        History history = history(10, 4 * LETTER_BYTES, "a", "b", "c", "d", "e".repeat(1 + 2 * LETTER_BYTES));
        assertReplays(history, 3, "d", "e".repeat(1 + 2 * LETTER_BYTES));
        assertForgotten(history, 2);
    }

    @Test
    void aMessageBeyondTheBoundIsNotKeptNorAnyBeforeIt() {
        History history = history(10, 2 * LETTER_BYTES, "a", "b".repeat(500), "c");
        assertReplays(history, 2, "c");
        assertForgotten(history, 1);
    }

    @Test
    void whoMissedNothingIsRecoveredEvenWhenNothingIsKept() {
        History history = history(0, 1_000, "a", "b");
        assertReplays(history, 2);
        assertForgotten(history, 1);
    }

    @Test
    void aSilentRoomIsRecoveredFromItsBeginning() {
        assertReplays(history(10, 1_000), 0);
    }

    @Test
    void anOffsetThatWasNeverGivenIsNotRecovered() {
        History history = history(10, 1_000, "a");
        assertForgotten(history, 2);
        assertForgotten(history, Long.MAX_VALUE);
    }

    @Test
    void anotherEpochIsNotRecovered() {
        History history = history(10, 1_000, "a");
        assertThat(history.replay(new Resume("other", 0))).isEqualTo(Replay.NONE);
        assertThat(history.replay(new Resume("", 0))).isEqualTo(Replay.NONE);
    }

    @Test
    void resumesAreCountedByTheirOutcomeAndPlainJoinsAreNot() {
        History history = history(1, 1_000, "a", "b");
        history.replay(null);
        history.replay(new Resume(EPOCH, 2));
        history.replay(new Resume(EPOCH, 1));
        history.replay(new Resume(EPOCH, 0));
        assertThat(stats.recovered()).isEqualTo(2);
        assertThat(stats.notRecovered()).isEqualTo(1);
    }

    private History history(int messages, int bytes, String... said) {
        History history = new History(new Origin.Beginning(EPOCH, 0, 0, false), messages, bytes, stats);
        for (String text : said) {
            history.append(HubFixture.draft(ROOM, text), Instant.EPOCH);
        }
        return history;
    }

    private static void assertReplays(History history, long after, String... texts) {
        Replay replay = history.replay(new Resume(EPOCH, after));
        assertThat(replay.recovered()).isTrue();
        assertThat(replay.messages())
                .extracting(said -> said.message().draft().content())
                .containsExactly(texts);
    }

    private static void assertForgotten(History history, long after) {
        assertThat(history.replay(new Resume(EPOCH, after))).isEqualTo(Replay.NONE);
    }
}
