package dev.hubbub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import org.junit.jupiter.api.Test;

class FaultLogTest {

    private final FaultLog faults = new FaultLog();

    @Test
    void withoutFaultsNothingIsThrown() {
        assertThatCode(faults::throwIfAny).doesNotThrowAnyException();
        assertThat(faults.isSound("a")).isTrue();
    }

    @Test
    void aPartIsSoundUntilAFaultIsFoundInIt() {
        faults.note("a.b[1].c", "is wrong");
        assertThat(faults.isSound("a")).isFalse();
        assertThat(faults.isSound("a.b")).isFalse();
        assertThat(faults.isSound("a.b[1]")).isFalse();
        assertThat(faults.isSound("a.b[1].c")).isFalse();
        assertThat(faults.isSound("a.b[1].c.d")).isTrue();
        assertThat(faults.isSound("a.b[0]")).isTrue();
        assertThat(faults.isSound("a.bb")).isTrue();
    }

    @Test
    void theWholeTextHasAName() {
        faults.note(KeyPath.ROOT, "is wrong");
        assertThat(catchThrowableOfType(HubbubException.class, faults::throwIfAny)
                        .faults())
                .containsExactly(new Fault("scenario", "is wrong"));
    }
}
