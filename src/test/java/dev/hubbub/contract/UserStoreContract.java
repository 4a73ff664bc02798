package dev.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.user.NewUser;
import dev.hubbub.user.User;
import dev.hubbub.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of users does. Each test has an empty one. */
abstract class UserStoreContract {

    private static final Instant NOW = Instant.ofEpochMilli(1_795_245_163_219L);
    private static final NewUser ANN = new NewUser("Ann", "ann@example.com", 25, "");

    @SuppressWarnings("NullAway.Init") // before each test
    UserStore store;

    /** An empty one. */
    abstract UserStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void theFirstUserHasId1AndVersion1() {
        User ann = store.insert(ANN, NOW);

        assertThat(ann).isEqualTo(new User(1, "Ann", "ann@example.com", 25, 1, NOW, NOW));
        assertThat(store.find(1)).contains(ann);
        assertThat(store.find(2)).isEmpty();
        assertThat(store.outage()).isNull();
    }

    @Test
    void namesAreKeptAsTheyWereGiven() {
        List<String> names = List.of("Åsa ö", "😀 smile", "O'Brien; DROP TABLE users", "n".repeat(128));

        for (int i = 0; i < names.size(); i++) {
            User made = store.insert(new NewUser(names.get(i), "n" + i + "@example.com", 150, ""), NOW);
            assertThat(store.find(made.id()).orElseThrow().name()).isEqualTo(names.get(i));
        }
    }

    @Test
    void emailsAreUniqueWhateverTheirCaseAndKeptAsGiven() {
        store.insert(new NewUser("Ann", "Ann@Example.com", 25, ""), NOW);

        fails(ErrorKind.ALREADY_EXISTS, () -> store.insert(new NewUser("Bob", "ann@example.COM", 30, ""), NOW));
        assertThat(store.find(1).orElseThrow().email()).isEqualTo("Ann@Example.com");
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void aCreationWithTheSameKeyIsDoneOnce() {
        User first = store.insert(new NewUser("Ann", "ann@example.com", 25, "key-1"), NOW);

        assertThat(store.insert(new NewUser("Ann", "ann@example.com", 25, "key-1"), NOW.plusSeconds(5)))
                .isEqualTo(first);
        assertThat(store.count()).isEqualTo(1);
        fails(
                ErrorKind.FAILED_PRECONDITION,
                () -> store.insert(new NewUser("Bob", "bob@example.com", 25, "key-1"), NOW));
        fails(ErrorKind.ALREADY_EXISTS, () -> store.insert(new NewUser("Ann", "ann@example.com", 25, "key-2"), NOW));
    }

    @Test
    void listsByIdAndCounts() {
        IntStream.rangeClosed(1, 7).forEach(i -> store.insert(new NewUser("u" + i, "u" + i + "@x.org", i, ""), NOW));

        assertThat(store.list(0, 0, 3)).extracting(User::age).containsExactly(1, 2, 3);
        assertThat(store.list(0, 3, 3)).extracting(User::age).containsExactly(4, 5, 6);
        assertThat(store.list(5, 0, 10)).extracting(User::age).containsExactly(6, 7);
        assertThat(store.list(7, 0, 10)).isEmpty();
        assertThat(store.count()).isEqualTo(7);
    }

    /** The fault of a predecessor: an update that changed nothing, in the same second, was "not found". */
    @Test
    void anIdenticalUpdateInTheSameInstantIsAnUpdate() {
        store.insert(ANN, NOW);
        User claimed = store.claim(1, 10);

        store.write(claimed, 10);
        store.write(claimed, 10);

        assertThat(store.find(1)).contains(claimed);
    }

    @Test
    void aSmallerTokenThanOneThatWasSeenChangesNothing() {
        store.insert(ANN, NOW);
        User stale = store.claim(1, 10);
        User current = store.claim(1, 11);

        fails(ErrorKind.ABORTED, () -> store.write(stale, 10));
        fails(ErrorKind.ABORTED, () -> store.claim(1, 10));
        fails(ErrorKind.ABORTED, () -> store.delete(1, 10));
        assertThat(store.find(1)).contains(current);
        store.write(current, 11);
        store.delete(1, 12);
        assertThat(store.find(1)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        fails(ErrorKind.NOT_FOUND, () -> store.claim(9, 1));
        fails(ErrorKind.NOT_FOUND, () -> store.delete(9, 1));
        fails(ErrorKind.NOT_FOUND, () -> store.write(new User(9, "x", "x@y", 1, 1, NOW, NOW), 1));
    }

    @Test
    void anUpdateCannotTakeAnothersEmail() {
        store.insert(ANN, NOW);
        store.insert(new NewUser("Bob", "bob@example.com", 30, ""), NOW);
        User bob = store.claim(2, 1);

        fails(ErrorKind.ALREADY_EXISTS, () -> store.write(new User(2, "Bob", "ANN@example.com", 30, 2, NOW, NOW), 1));
        assertThat(store.find(2)).contains(bob);
    }

    static void fails(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(HubbubException.class, failure -> assertThat(failure.kind())
                .isEqualTo(kind));
    }
}
