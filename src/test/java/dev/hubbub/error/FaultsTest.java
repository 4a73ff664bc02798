package dev.hubbub.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void withoutFaultsNothingIsThrown() {
        Faults faults = new Faults().note("n", null);
        assertThat(faults.isEmpty()).isTrue();
        assertThatCode(faults::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void allFaultsAreThrownTogetherInTheOrderTheyWereFound() {
        Faults faults = new Faults().note("n", "is 0").note("room", null).note("prefix", "is missing");
        HubbubException thrown = catchThrowableOfType(HubbubException.class, faults::throwIfAny);
        assertThat(thrown.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(thrown).hasMessage("n: is 0; prefix: is missing");
        assertThat(thrown.faults()).containsExactly(new Fault("n", "is 0"), new Fault("prefix", "is missing"));
    }

    @Test
    void otherKindsHaveNoFaults() {
        HubbubException gone = new HubbubException(ErrorKind.NOT_FOUND, "user \"bob\" is not online");
        assertThat(gone.faults()).isEmpty();
        assertThat(gone.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }
}
