package dev.hubbub.testing;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Lets nobody pass without the right token. */
public final class TokenDoor implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final String token;

    public TokenDoor(String token) {
        this.token = token;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String shown = headers.get(AUTHORIZATION);
        if (("Bearer " + token).equals(shown)) {
            return next.startCall(call, headers);
        }
        call.close(refusal(shown), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private static Status refusal(@Nullable String shown) {
        return shown == null
                ? Status.UNAUTHENTICATED.withDescription("who are you?")
                : Status.PERMISSION_DENIED.withDescription("not you");
    }
}
