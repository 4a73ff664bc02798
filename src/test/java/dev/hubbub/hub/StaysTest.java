package dev.hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.UserId;
import org.junit.jupiter.api.Test;

/** How many rooms a user may be in. */
class StaysTest {

    private static final UserId ANN = new UserId("ann");

    @Test
    void beyondTheLimitAUserIsRefusedUntilTheyLeave() {
        Stays stays = new Stays(2, new HubStats(nanos -> {}));
        stays.begin(ANN);
        stays.begin(ANN);

        assertThatThrownBy(() -> stays.begin(ANN))
                .hasMessageContaining("hubbub.hub.subscriptions-per-user")
                .isInstanceOfSatisfying(HubbubException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(ErrorKind.RESOURCE_EXHAUSTED));
        stays.begin(new UserId("bob"));
        stays.end(ANN);
        stays.begin(ANN);
        assertThat(stays.users()).isEqualTo(2);
    }

    @Test
    void whoHasLeftIsForgotten() {
        Stays stays = new Stays(2, new HubStats(nanos -> {}));
        stays.begin(ANN);
        stays.end(ANN);

        assertThat(stays.users()).isZero();
    }

    @Test
    void withoutALimitNothingIsCounted() {
        Stays stays = new Stays(0, new HubStats(nanos -> {}));
        stays.begin(ANN);
        stays.begin(ANN);

        assertThat(stays.users()).isZero();
    }
}
