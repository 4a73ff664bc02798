package dev.hubbub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Identity ANN = new Identity("ann", "Ann", Set.of(Role.CHAT), NOON);

    @Test
    void aChatterGoesByTheTokensIdAndName() {
        assertThat(ANN.idFor("")).isEqualTo("ann");
        assertThat(ANN.idFor("ann")).isEqualTo("ann");
        assertThat(ANN.nameFor("Robert")).isEqualTo("Ann");
    }

    @Test
    void anotherIdIsRefused() {
        assertThatThrownBy(() -> ANN.idFor("bob"))
                .hasMessageContaining("\"ann\"")
                .extracting(refused -> ((HubbubException) refused).kind())
                .isEqualTo(ErrorKind.PERMISSION_DENIED);
    }

    @Test
    void aLoadGeneratorGoesByAnyId() {
        Identity lab = new Identity("lab", "", Set.of(Role.CHAT, Role.LAB), NOON);

        assertThat(lab.idFor("sim-7")).isEqualTo("sim-7");
        assertThat(lab.idFor("")).isEqualTo("lab");
        assertThat(lab.nameFor("Seven")).isEqualTo("Seven");
    }

    @Test
    void anybodyIsWhoeverTheySay() {
        assertThat(Identity.ANYBODY.idFor("bob")).isEqualTo("bob");
        assertThat(Identity.ANYBODY.idFor("")).isEmpty();
        assertThat(Identity.ANYBODY.nameFor("Bob")).isEqualTo("Bob");
        assertThat(Identity.ANYBODY.mayExpire()).isFalse();
    }

    @Test
    void anAdministratorMayEverythingAndOthersWhatTheyAreGiven() {
        Identity admin = new Identity("root", "", Set.of(Role.ADMIN), NOON);

        assertThat(Role.values()).allMatch(admin::may);
        assertThat(ANN.may(Role.CHAT)).isTrue();
        assertThat(ANN.may(Role.LAB) || ANN.may(Role.ADMIN)).isFalse();
    }

    @Test
    void itEndsToTheMoment() {
        assertThat(ANN.isExpired(NOON.minusMillis(1))).isFalse();
        assertThat(ANN.isExpired(NOON)).isTrue();
        assertThat(ANN.left(NOON.minusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(ANN.left(NOON.plusSeconds(3))).isZero();
    }
}
