package dev.hubbub.access;

import java.util.concurrent.CompletionStage;

/** Finds out whose a token is. Any thread; does not block. */
@FunctionalInterface
public interface Authenticator {

    /**
     * Whose {@code token} is. Done at once when all that it takes to tell is here.
     *
     * @return fails with a {@link dev.hubbub.error.HubbubException}: UNAUTHENTICATED when the token is not good, with a
     *     reason that repeats nothing of it, UNAVAILABLE when that cannot be told now
     */
    CompletionStage<Identity> identify(String token);
}
