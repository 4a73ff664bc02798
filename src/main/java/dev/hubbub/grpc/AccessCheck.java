package dev.hubbub.grpc;

import dev.hubbub.access.Access;
import dev.hubbub.access.AccessTable;
import dev.hubbub.access.Identity;
import dev.hubbub.access.Role;
import dev.hubbub.error.HubbubException;
import dev.hubbub.http2.FrameConnection;
import dev.hubbub.limit.Limits;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets those calls begin whose metadata {@code authorization} is good enough for them. On event loops. */
public final class AccessCheck implements ServerInterceptor {

    private static final Logger LOG = Logger.getLogger(AccessCheck.class);
    private static final Metadata.Key<String> AUTHORIZATION = Statuses.ascii("authorization");

    private final Access access;
    private final Limits limits;

    public AccessCheck(Access access, Limits limits) {
        this.access = access;
        this.limits = limits;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Role needed = AccessTable.ofCall(call.getMethodDescriptor().getFullMethodName());
        if (needed == null) {
            return next.startCall(call, headers);
        }
        CompletableFuture<Identity> admitted = access.admit(headers.get(AUTHORIZATION), needed)
                .thenApply(this::counted)
                .toCompletableFuture();
        if (!admitted.isDone()) {
            return held(call, headers, next, admitted);
        }
        ServerCall.Listener<Q> started = start(call, headers, next, admitted);
        return started == null ? new ServerCall.Listener<>() {} : started;
    }

    private Identity counted(Identity identity) {
        limits.onRequestOf(identity.subject());
        return identity;
    }

    private static <Q, A> HeldCall<Q> held(
            ServerCall<Q, A> call,
            Metadata headers,
            ServerCallHandler<Q, A> next,
            CompletableFuture<Identity> admitted) {
        FrameConnection connection = FrameConnection.of(call);
        HeldCall<Q> held = new HeldCall<>(() -> start(call, headers, next, admitted));
        Runnable release = connection.later(held::release);
        admitted.whenComplete((identity, failure) -> connection.eventLoop().execute(release));
        return held;
    }

    /** The call's listener; null when it was refused. */
    private static <Q, A> ServerCall.@Nullable Listener<Q> start(
            ServerCall<Q, A> call,
            Metadata headers,
            ServerCallHandler<Q, A> next,
            CompletableFuture<Identity> admitted) {
        try {
            return next.startCall(CallerIdentity.mark(call, admitted.join()), headers);
        } catch (CompletionException refused) {
            Throwable reason = refused.getCause() == null ? refused : refused.getCause();
            if (!(reason instanceof HubbubException)) {
                LOG.error("a token could not be checked, in a way that should never be", reason);
            }
            call.close(Statuses.of(reason), Statuses.trailers(reason));
            return null;
        }
    }
}
