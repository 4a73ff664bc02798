package dev.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.testing.MariaDbServer;
import dev.hubbub.testing.StoreFixture;
import dev.hubbub.user.NewUser;
import dev.hubbub.user.User;
import dev.hubbub.user.UserStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** By MySQL's driver against a MariaDB. */
class MySqlUserStoreContractTest extends UserStoreContract {

    private static final MariaDbServer SERVER = MariaDbServer.shared();

    @Override
    UserStore open() {
        return StoreFixture.onServer(SERVER.newDatabase());
    }

    @Test
    void aDatabaseThatRestartsIsAnOutageAndThenThereAgain() {
        User made = store.insert(new NewUser("Ann", "ann@example.com", 25, ""), Instant.EPOCH);
        SERVER.kill();
        try {
            fails(ErrorKind.UNAVAILABLE, () -> store.find(made.id()));
            assertThat(store.outage()).isNotNull();
        } finally {
            SERVER.restart();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> store.outage() == null);
        assertThat(store.find(made.id())).contains(made);
    }
}
