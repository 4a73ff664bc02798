package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import dev.hubbub.scenario.Workload.Pick;
import dev.hubbub.scenario.Workload.Rooms;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomsReaderTest {

    private static final String CHAT = "executor: constant-vus, vus: 5, duration: 10s, exec: chat";

    @Test
    void withoutAnyThereIsOneRoomOfTheRunsOwn() {
        assertThat(roomsOf("", "", ""))
                .containsExactly(new Rooms(null, 1, Pick.UNIFORM), new Rooms(null, 1, Pick.UNIFORM));
    }

    @Test
    void thoseAtTheTopAreForAllThatHaveNone() {
        assertThat(roomsOf("rooms: {name: hall, count: 3, pick: zipf}", "", ", rooms: {name: nook}"))
                .containsExactly(new Rooms("hall", 3, Pick.ZIPF), new Rooms("nook", 1, Pick.UNIFORM));
    }

    @Test
    void thoseOfTheFirstWorkloadThatHasSomeAreForAllThatHaveNone() {
        assertThat(roomsOf("", "", ", rooms: {count: 7}"))
                .containsExactly(new Rooms(null, 7, Pick.UNIFORM), new Rooms(null, 7, Pick.UNIFORM));
    }

    @Test
    void eachWorkloadMayHaveItsOwn() {
        assertThat(roomsOf("", ", rooms: {name: 'a:b.c_d-e'}", ", rooms: {}"))
                .containsExactly(new Rooms("a:b.c_d-e", 1, Pick.UNIFORM), new Rooms(null, 1, Pick.UNIFORM));
    }

    @Test
    void aPrefixLeavesRoomForANumber() {
        String longest = "r".repeat(48);
        assertThat(roomsOf("rooms: {name: " + longest + "}", "", ""))
                .first()
                .extracting(Rooms::prefix)
                .isEqualTo(longest);
        assertThat(faults(text("rooms: {name: " + longest + "r}", "", "")))
                .containsExactly(new Fault(
                        "rooms.name",
                        "must be 1 to 48 letters, digits and . _ : - and begin with a letter or digit, not \"" + longest
                                + "r\""));
    }

    private static List<Rooms> roomsOf(String top, String first, String second) {
        return read(text(top, first, second)).workloads().stream()
                .map(Workload::rooms)
                .toList();
    }

    private static String text(String top, String first, String second) {
        return "name: t\n" + top + "\nscenarios:\n  a: {" + CHAT + first + "}\n  b: {" + CHAT + second + "}\n";
    }
}
