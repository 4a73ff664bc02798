package dev.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberTest {

    @Test
    void anIdIsKeptAsItCame() {
        assertThat(new UserId("Ann@example.org")).hasToString("Ann@example.org");
        assertThat(UserId.flaw("\u65e5\u672c\ud83d\ude00")).isNull();
    }

    @Test
    void anIdHasAtMost128Characters() {
        assertThat(UserId.flaw("u".repeat(128))).isNull();
        assertThat(UserId.flaw("u".repeat(129))).isEqualTo("has 129 characters; at most 128 are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a\tb", "a\n", "\u00a0a", "a\u2003b", "a\u0000", "a\u007f", "a\u0085"})
    void anIdHasNoSpacesOrControlCharacters(String id) {
        assertThatThrownBy(() -> new UserId(id))
                .isInstanceOf(HubbubException.class)
                .hasMessage("user.id: must not contain spaces or control characters");
    }

    @Test
    void anIdIsNeeded() {
        assertThatThrownBy(() -> new UserId("")).hasMessage("user.id: is missing; say who you are");
    }

    @Test
    void aNameMayHaveSpacesButNoControlCharacters() {
        assertThat(Member.of("ann", "Ann of Cleves").name()).isEqualTo("Ann of Cleves");
        assertThatThrownBy(() -> Member.of("ann", "Ann\u0007"))
                .hasMessage("user.name: must not contain control characters");
    }

    @Test
    void aNameHasAtMost128Characters() {
        assertThat(Member.nameFlaw("n".repeat(128))).isNull();
        assertThat(Member.nameFlaw("n".repeat(129))).isNotNull();
    }

    @Test
    void withoutANameTheIdIsTheName() {
        assertThat(Member.of("ann", "").name()).isEqualTo("ann");
        assertThat(new Member(new UserId("ann"), "").name()).isEqualTo("ann");
    }

    @Test
    void bothFaultsAreToldAtOnce() {
        HubbubException refusal = catchThrowableOfType(HubbubException.class, () -> Member.of("a b", "n".repeat(129)));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refusal.faults()).extracting(Fault::field).containsExactly("user.id", "user.name");
    }
}
