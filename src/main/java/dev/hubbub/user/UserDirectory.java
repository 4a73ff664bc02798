package dev.hubbub.user;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import dev.hubbub.lock.Lease;
import dev.hubbub.lock.Locks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Creates, finds, changes and removes users. Never blocks; any thread. Stages fail with {@link HubbubException}. */
public final class UserDirectory {

    private final UserStore store;
    private final Locks locks;
    private final Executor workers;
    private final Clock clock;

    /** @param workers run what blocks; a bounded number of threads and of tasks that wait, beyond which they refuse */
    public UserDirectory(UserStore store, Locks locks, Executor workers, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.workers = workers;
        this.clock = clock;
    }

    /** Adds a user; asked again with the same idempotency key, the stage has the user of the first time. */
    public CompletionStage<User> create(NewUser user) {
        return work(() -> store.insert(user, now()));
    }

    /** The user, or NOT_FOUND. */
    public CompletionStage<User> get(int id) {
        UserRules.id(id, new Faults()).throwIfAny();
        return work(() -> store.find(id).orElseThrow(() -> unknown(id)));
    }

    public CompletionStage<UserPage> list(PageRequest request) {
        return work(() -> page(request));
    }

    /** Changes a user; the stage has what became of it. ABORTED when the version is another, or the lock is not had. */
    public CompletionStage<User> update(UserChange change) {
        return alone(change.id(), lease -> {
            User before = store.claim(change.id(), lease.fence());
            if (change.version() != null && change.version() != before.version()) {
                throw new HubbubException(
                        ErrorKind.ABORTED,
                        "user " + before.id() + " is at version " + before.version() + ", not " + change.version()
                                + "; read it again, and change what it is now");
            }
            User after = before.with(change, now());
            store.write(after, lease.fence());
            return after;
        });
    }

    /** Removes a user; NOT_FOUND when there is none. */
    public CompletionStage<Void> delete(int id) {
        UserRules.id(id, new Faults()).throwIfAny();
        return alone(id, lease -> {
                    store.delete(id, lease.fence());
                    return id;
                })
                .thenAccept(deleted -> {});
    }

    /** The failure of asking for a user that is not there. */
    public static HubbubException unknown(int id) {
        return new HubbubException(ErrorKind.NOT_FOUND, "there is no user " + id);
    }

    private UserPage page(PageRequest request) {
        List<User> found = store.list(request.after(), request.skip(), request.limit() + 1);
        boolean more = found.size() > request.limit();
        List<User> users = more ? List.copyOf(found.subList(0, request.limit())) : found;
        String next = more ? PageRequest.tokenAfter(users.get(users.size() - 1).id()) : "";
        return new UserPage(users, request.counted() ? store.count() : 0, next);
    }

    /** Does something while nobody else changes the user, and answers without waiting for the lock's release. */
    private <T> CompletionStage<T> alone(int id, Function<Lease, T> change) {
        return locks.acquire("user:" + id)
                .thenCompose(lease -> work(() -> change.apply(lease)).whenComplete((done, failure) -> lease.release()));
    }

    private <T> CompletableFuture<T> work(Supplier<T> blocking) {
        try {
            return CompletableFuture.supplyAsync(blocking, workers);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED, "too many requests wait for the database; try again in a moment"));
        }
    }

    /** As precise as every store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
