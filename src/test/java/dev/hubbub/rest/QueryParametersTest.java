package dev.hubbub.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Room;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    private final QueryParameters parameters = new QueryParameters();

    @Test
    void readsEveryKindOfValue() {
        assertThat(parameters.wholeNumber("n", "100")).isEqualTo(100);
        assertThat(parameters.wholeNumber("seed", "-5000000000", 1L)).isEqualTo(-5_000_000_000L);
        assertThat(parameters.number("rate", "2.5")).isEqualTo(2.5);
        assertThat(parameters.room("room", "team-7")).isEqualTo(new Room("team-7"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatIsAbsentIsNoFault() {
        assertThat(parameters.wholeNumber("count", null, 3)).isEqualTo(3);
        assertThat(parameters.wholeNumber("seed", null, 7L)).isEqualTo(7);
        assertThat(parameters.number("rate", null)).isNull();
        assertThat(parameters.duration("spread", null)).isNull();
        assertThat(parameters.room("room", null)).isNull();
        assertThat(faults()).isEmpty();
    }

    @Test
    void aNeededNumberIsMissed() {
        assertThat(parameters.wholeNumber("n", null)).isEqualTo(1);
        assertThat(faults()).containsExactly(new Fault("n", "is missing; it must be a whole number"));
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "5s, 5000", "2m, 120000", "1h, 3600000", "0s, 0", "999999999ms, 999999999"})
    void readsDurations(String text, long millis) {
        assertThat(parameters.duration("spread", text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "5S", "1.5s", "5s5s", "PT5S", "1000000000ms"})
    void aDurationNeedsANumberAndAUnit(String text) {
        assertThat(parameters.duration("spread", text)).isNull();
        assertThat(faults()).extracting(Fault::field).containsExactly("spread");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "NaN", "Infinity", "-Infinity", "1e999", "1,5"})
    void aNumberMustBeFinite(String text) {
        assertThat(parameters.number("rate", text)).isNull();
        assertThat(faults()).containsExactly(new Fault("rate", "must be a number, not \"" + text + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.5", "ten", "99999999999"})
    void aWholeNumberMustBeOne(String text) {
        assertThat(parameters.wholeNumber("n", text)).isEqualTo(1);
        assertThat(faults()).extracting(Fault::field).containsExactly("n");
    }

    @Test
    void everyFaultIsNoted() {
        parameters.wholeNumber("n", "x");
        parameters.number("rate", "y");
        parameters.duration("spread", "z");
        parameters.room("room", "@ann");
        assertThat(faults()).extracting(Fault::field).containsExactly("n", "rate", "spread", "room");
        assertThat(faults()).extracting(Fault::detail).allMatch(detail -> detail.contains(", not \""));
    }

    @Test
    void aLongValueIsQuotedInPart() {
        parameters.number("rate", "x".repeat(1_000));
        assertThat(faults()).containsExactly(new Fault("rate", "must be a number, not \"" + "x".repeat(80) + "...\""));
    }

    @Test
    void anEmptyRoomIsTheLobby() {
        assertThat(parameters.room("room", "")).isEqualTo(Room.LOBBY);
    }

    private List<Fault> faults() {
        @Nullable HubbubException thrown = catchThrowableOfType(HubbubException.class, parameters.faults()::throwIfAny);
        return thrown == null ? List.of() : thrown.faults();
    }
}
