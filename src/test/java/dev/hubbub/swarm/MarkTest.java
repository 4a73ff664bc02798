package dev.hubbub.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {

    @Test
    void isKnownAgainFromItsText() {
        Mark mark = new Mark("z9", 1_234_567);
        assertThat(mark).hasToString("sim.z9.1234567");
        assertThat(Mark.parse(mark.toString())).isEqualTo(mark);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sim",
                "sim.",
                "sim.1",
                "sim.1.",
                "sim.1.x",
                "sim.1.2x",
                "sim.1.2147483648",
                "sim1.2",
                "Sim.1.2",
                "xsim.1.2",
                "c-1",
                "."
            })
    void otherPeoplesCorrelationIdsAreNone(String correlationId) {
        assertThat(Mark.parse(correlationId)).isNull();
    }
}
