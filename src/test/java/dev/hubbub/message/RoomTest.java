package dev.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.HubbubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "lobby", "team-7", "a.b_c:d-e", "A"})
    void lettersDigitsAndAFewSignsMakeAName(String name) {
        assertThat(Room.named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "-a", ".a", "a b", "a/b", "a@b", "lobby\n", "caf\u00e9", "a\u0000"})
    void anythingElseIsRefused(String name) {
        assertThatThrownBy(() -> Room.named(name))
                .isInstanceOf(HubbubException.class)
                .hasMessageStartingWith("room: must be 1 to 64 letters");
    }

    @Test
    void aNameHasAtMost64Characters() {
        assertThat(Room.flaw("r".repeat(64))).isNull();
        assertThat(Room.flaw("r".repeat(65))).isNotNull();
    }

    @Test
    void noNameMeansTheLobby() {
        assertThat(Room.named("")).isEqualTo(Room.LOBBY);
        assertThat(Room.LOBBY).hasToString("lobby");
    }

    @Test
    void aDirectRoomBelongsToItsUser() {
        Room direct = Room.direct(new UserId("ann"));
        assertThat(direct.isDirect()).isTrue();
        assertThat(direct.name()).isEqualTo("@ann");
        assertThat(direct).isEqualTo(new Room("@ann")).isNotEqualTo(Room.direct(new UserId("Ann")));
        assertThat(Room.LOBBY.isDirect()).isFalse();
    }

    @Test
    void aDirectRoomTakesAnyUserIdHoweverLong() {
        assertThat(Room.direct(new UserId("@" + "u".repeat(127))).isDirect()).isTrue();
    }

    @Test
    void aDirectRoomCannotBeNamedByAClient() {
        assertThat(Room.flaw("@ann")).isNotNull();
        assertThatThrownBy(() -> Room.named("@ann")).isInstanceOf(HubbubException.class);
    }

    @Test
    void aDirectRoomOfNobodyIsRefused() {
        assertThatThrownBy(() -> new Room("@")).isInstanceOf(HubbubException.class);
    }
}
