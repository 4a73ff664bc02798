package dev.hubbub.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where users are kept. Blocks; any thread. What cannot be done throws {@link dev.hubbub.error.HubbubException}:
 * UNAVAILABLE when the store is away and nothing was done, UNCERTAIN when it went away in the middle of a change.
 */
public interface UserStore extends AutoCloseable {

    /**
     * Adds a user, or answers with the one that was added with the same idempotency key.
     *
     * @throws dev.hubbub.error.HubbubException ALREADY_EXISTS when the email is taken; FAILED_PRECONDITION when the key
     *     was that of another request
     */
    User insert(NewUser user, Instant now);

    Optional<User> find(int id);

    /** Users in the order of their ids, each greater than {@code after}, without the first {@code skip} of them. */
    List<User> list(int after, long skip, int limit);

    long count();

    /**
     * Reads a user whom the caller holds the lock of, and shuts out everybody with a smaller token from then on.
     *
     * @throws dev.hubbub.error.HubbubException NOT_FOUND; ABORTED when somebody with a greater token was here
     */
    User claim(int id, long fence);

    /**
     * Puts a user in place of the one with the same id.
     *
     * @throws dev.hubbub.error.HubbubException as {@link #claim}; ALREADY_EXISTS when the email is another user's
     */
    void write(User user, long fence);

    /** Removes a user; throws as {@link #claim}. */
    void delete(int id, long fence);

    /** Why the store cannot be used now, for those who run it; null when it can. */
    @Nullable String outage();

    @Override
    void close();
}
