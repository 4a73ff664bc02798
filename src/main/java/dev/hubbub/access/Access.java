package dev.hubbub.access;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The door that every protocol has: who is it, and may they? Any thread; does not block. */
public final class Access {

    /** Asks nobody. */
    public static final Access OPEN = new Access(null);

    private final @Nullable Authenticator authenticator;
    private final AccessStats stats = new AccessStats();

    /** @param authenticator null when nobody is asked who they are */
    public Access(@Nullable Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Whether anybody is asked who they are. */
    public boolean isGuarded() {
        return authenticator != null;
    }

    public AccessStats stats() {
        return stats;
    }

    /**
     * Whoever shows {@code authorization}.
     *
     * @param authorization the header's value; null when it is not there
     * @param needed the role that they need
     * @return {@link Identity#ANYBODY} where nobody is asked; fails with a {@link HubbubException}: UNAUTHENTICATED,
     *     PERMISSION_DENIED, or UNAVAILABLE when it cannot be told now who they are
     */
    public CompletionStage<Identity> admit(@Nullable String authorization, Role needed) {
        if (authenticator == null) {
            return CompletableFuture.completedStage(Identity.ANYBODY);
        }
        try {
            return check(authenticator, Bearer.token(authorization), needed);
        } catch (HubbubException refused) {
            return refuse(refused);
        }
    }

    /** Likewise whoever shows {@code token}, where a header of another name has it. */
    public CompletionStage<Identity> admitToken(String token, Role needed) {
        if (authenticator == null) {
            return CompletableFuture.completedStage(Identity.ANYBODY);
        }
        try {
            return check(authenticator, Bearer.checked(token), needed);
        } catch (HubbubException refused) {
            return refuse(refused);
        }
    }

    /** What somebody is told whose token is good no more, in the middle of something. */
    public static HubbubException expired() {
        return new HubbubException(ErrorKind.UNAUTHENTICATED, "your token has expired; come back with a new one");
    }

    private CompletionStage<Identity> check(Authenticator asked, String token, Role needed) {
        return asked.identify(token).handle((identity, failure) -> {
            if (failure != null) {
                throw counted(failure);
            }
            if (!identity.may(needed)) {
                throw counted(new HubbubException(
                        ErrorKind.PERMISSION_DENIED,
                        "this takes the role \"" + needed.tag() + "\", which your token does not have"));
            }
            return identity;
        });
    }

    private CompletionStage<Identity> refuse(HubbubException refused) {
        stats.onRefused(refused.kind());
        return CompletableFuture.failedStage(refused);
    }

    private RuntimeException counted(Throwable failure) {
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (reason instanceof HubbubException refused) {
            stats.onRefused(refused.kind());
            return refused;
        }
        return new CompletionException(reason);
    }
}
