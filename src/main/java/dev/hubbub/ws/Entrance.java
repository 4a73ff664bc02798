package dev.hubbub.ws;

import dev.hubbub.access.Access;
import dev.hubbub.access.Identity;
import dev.hubbub.access.Role;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.limit.Limits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in: whoever shows the token or the passcode of the settings, as whom they like; or whoever has a token of
 * their own, as the one it is of. Any thread.
 *
 * @param credentials the settings' token and passcode
 * @param access looks at other tokens
 * @param limits on how often whoever has one of these comes
 */
record Entrance(Credentials credentials, Access access, Limits limits) {

    /** Whether the request for a WebSocket is looked at for a token. */
    boolean readsRequest() {
        return credentials.token() != null || access.isGuarded();
    }

    /**
     * Who asks for a WebSocket and shows {@code authorization}; fails with a {@link HubbubException} when they may not come
     * in.
     */
    CompletionStage<Identity> ofRequest(String authorization) {
        if (credentials.admitsBearer(authorization)) {
            return CompletableFuture.completedStage(Identity.ANYBODY);
        }
        return access.isGuarded()
                ? access.admit(authorization, Role.CHAT).thenApply(this::counted)
                : refused("the bearer token is not the right one");
    }

    /** Who sends CONNECT with these headers; likewise. */
    CompletionStage<Identity> ofConnect(@Nullable String authorization, @Nullable String passcode) {
        boolean open = !credentials.areNeeded() && !access.isGuarded();
        if (open || credentials.admitsBearer(authorization) || credentials.admitsPasscode(passcode)) {
            return CompletableFuture.completedStage(Identity.ANYBODY);
        }
        if (!access.isGuarded()) {
            return refused("who are you? CONNECT with the right header Authorization:Bearer <token>, or passcode");
        }
        CompletionStage<Identity> admitted = authorization == null && passcode != null
                ? access.admitToken(passcode, Role.CHAT)
                : access.admit(authorization, Role.CHAT);
        return admitted.thenApply(this::counted);
    }

    private Identity counted(Identity identity) {
        limits.onRequestOf(identity.subject());
        return identity;
    }

    private static CompletionStage<Identity> refused(String why) {
        return CompletableFuture.failedStage(new HubbubException(ErrorKind.UNAUTHENTICATED, why));
    }
}
