package dev.hubbub.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static final Room ROOM = new Room("room");
    private static final int SILENT_BEATS = 3;

    private final Neighbours neighbours = new Neighbours("self", SILENT_BEATS);

    @Test
    void whoComesIsThereUntilTheyGo() throws MalformedRecordException {
        assertThat(come("b", "eve", 1, 1)).containsExactly(change("eve", true));
        assertThat(come("b", "eve", 1, 1)).as("told twice").isEmpty();
        assertThat(come("b", "eve", 2, 1)).as("a second connection").containsExactly(change("eve", true));
        assertThat(neighbours.members(ROOM, 10).count()).isEqualTo(2);
        assertThat(neighbours.members(ROOM, 1).listed()).hasSize(1);
        assertThat(neighbours.rooms()).containsEntry(ROOM, 2);

        assertThat(go("b", 1)).containsExactly(change("eve", false));
        assertThat(go("b", 1)).isEmpty();
        assertThat(go("b", 2)).containsExactly(change("eve", false));
        assertThat(neighbours.rooms()).isEmpty();
    }

    @Test
    void whatIsToldOfOneselfIsKnown() throws MalformedRecordException {
        assertThat(come("self", "eve", 1, 1)).isEmpty();
        assertThat(neighbours.rooms()).isEmpty();
    }

    @Test
    void anInstanceIsSilentByThisOnesBeats() throws MalformedRecordException {
        neighbours.beat(beat("b", 1, false));
        come("b", "eve", 1, 1);
        for (int i = 0; i < SILENT_BEATS; i++) {
            assertThat(neighbours.beat(beat("self", 1, false))).isEmpty();
        }
        assertThat(neighbours.statuses()).hasSize(1);

        assertThat(neighbours.beat(beat("self", 1, false))).containsExactly(change("eve", false));

        assertThat(neighbours.statuses()).isEmpty();
        assertThat(neighbours.lastBeat("b")).isNull();
    }

    @Test
    void aSignOfLifeKeepsAnInstance() {
        neighbours.beat(beat("b", 1, false));
        for (int i = 0; i < 10 * SILENT_BEATS; i++) {
            neighbours.beat(beat("self", 1, false));
            neighbours.beat(beat("b", 1, false));
        }
        assertThat(neighbours.lastBeat("b")).isNotNull();
    }

    @Test
    void anInstanceThatLeavesTakesItsGuestsAlong() throws MalformedRecordException {
        neighbours.beat(beat("b", 1, false));
        come("b", "eve", 1, 1);
        assertThat(neighbours.beat(beat("b", 1, true))).containsExactly(change("eve", false));
        assertThat(neighbours.rooms()).isEmpty();
    }

    @Test
    void whoIsNotToldOfAnewIsGone() throws MalformedRecordException {
        neighbours.beat(beat("b", 1, false));
        come("b", "eve", 1, 1);
        come("b", "bob", 2, 1);
        neighbours.beat(beat("b", 2, false));
        come("b", "bob", 2, 2);
        assertThat(come("b", "zoe", 3, 1)).as("of an earlier generation").isEmpty();

        List<Neighbours.Change> gone = List.of();
        for (int i = 0; i < 3; i++) {
            assertThat(gone).isEmpty();
            gone = neighbours.beat(beat("self", 1, false));
            neighbours.beat(beat("b", 2, false));
        }

        assertThat(gone).containsExactly(change("eve", false));
        assertThat(neighbours.members(ROOM, 10).listed()).containsExactly(Member.of("bob", ""));
    }

    @Test
    void anInstanceThatBeginsAnotherLifeHasNoGuestsOfTheOneBefore() throws MalformedRecordException {
        neighbours.beat(beat("b", 1, false));
        come("b", "eve", 1, 1);

        Beat reborn = new Beat(1, "b", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 0, 0, 0, 1, 1, false);
        assertThat(neighbours.beat(reborn)).containsExactly(change("eve", false));
        assertThat(come("b", "bob", 1, 1)).containsExactly(change("bob", true));
    }

    @Test
    void aNumberThatIsSomebodyElsesNowIsTheirs() throws MalformedRecordException {
        come("b", "eve", 1, 1);
        assertThat(come("b", "bob", 1, 2)).containsExactly(change("eve", false), change("bob", true));
        assertThat(neighbours.members(ROOM, 10).listed()).containsExactly(Member.of("bob", ""));
    }

    @Test
    void whoGivesNoNumbersIsKnownByUserAndRoom() throws MalformedRecordException {
        assertThat(come("b", "eve", 0, 0)).containsExactly(change("eve", true));
        assertThat(come("b", "bob", 0, 0)).containsExactly(change("bob", true));
        assertThat(neighbours.attend(new Attendance(0, "eve", "b", false, Instant.EPOCH, ROOM.name(), "", 0, 0)))
                .containsExactly(change("eve", false));
    }

    @Test
    void whatSaysTooLittleIsMalformed() {
        assertThatThrownBy(() -> neighbours.attend(new Attendance(0, "", "b", true, null, "", "", 0, 0)))
                .isInstanceOf(MalformedRecordException.class);
    }

    private List<Neighbours.Change> come(String instance, String user, long connection, long generation)
            throws MalformedRecordException {
        return neighbours.attend(
                new Attendance(1, user, instance, true, Instant.EPOCH, ROOM.name(), user, connection, generation));
    }

    private List<Neighbours.Change> go(String instance, long connection) throws MalformedRecordException {
        return neighbours.attend(
                new Attendance(1, "?", instance, false, Instant.EPOCH, ROOM.name(), "", connection, 1));
    }

    private static Neighbours.Change change(String user, boolean joined) {
        return new Neighbours.Change(ROOM, Member.of(user, ""), joined);
    }

    private static Beat beat(String instance, long generation, boolean leaving) {
        return new Beat(1, instance, Instant.EPOCH, Instant.EPOCH, 1, 1, 0, generation, 1, leaving);
    }
}
