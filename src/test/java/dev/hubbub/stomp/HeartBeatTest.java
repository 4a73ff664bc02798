package dev.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartBeatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "10000,10000 0,0 0,0",
                "10000,10000 5000,20000 20000,10000",
                "10000,10000 20000,5000 10000,20000",
                "10000,0 20000,5000 10000,0",
                "0,10000 20000,5000 0,20000"
            })
    void eachWayTheSlowerOfTheTwo(String mine, String theirs, String agreed) {
        assertThat(HeartBeat.parse(mine).agreedWith(HeartBeat.parse(theirs)).header())
                .isEqualTo(agreed);
    }

    @Test
    void aMissingHeaderMeansNone() {
        assertThat(HeartBeat.parse(null)).isEqualTo(HeartBeat.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1,", ",1", "1,2,3", "-1,2", "a,b", "1, 2", "1.5,2", "99999999999,0"})
    void refusesWhatIsNotTwoNumbers(String header) {
        assertThatThrownBy(() -> HeartBeat.parse(header))
                .isInstanceOf(StompException.class)
                .hasMessageContaining("two numbers of milliseconds");
    }
}
