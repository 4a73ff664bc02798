package dev.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.StoreFixture;
import dev.hubbub.user.NewUser;
import dev.hubbub.user.User;
import dev.hubbub.user.UserStore;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedUserStoreContractTest extends UserStoreContract {

    @TempDir
    Path folder = Path.of("");

    @Override
    UserStore open() {
        return StoreFixture.inFile(folder.resolve("users"));
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        User made = store.insert(new NewUser("Ann", "ann@example.com", 25, ""), Instant.EPOCH);
        store.close();

        store = open();

        assertThat(store.find(made.id())).contains(made);
    }

    @Test
    void aFileThatAnotherProcessHasIsAnOutageThatSaysSo() throws Exception {
        store.insert(new NewUser("Ann", "ann@example.com", 25, ""), Instant.EPOCH);

        String said = StoreFixture.outageInAnotherProcess(folder.resolve("users"));

        assertThat(said).contains("already in use");
    }
}
