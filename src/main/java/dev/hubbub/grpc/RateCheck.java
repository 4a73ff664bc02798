package dev.hubbub.grpc;

import dev.hubbub.error.HubbubException;
import dev.hubbub.limit.Limits;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Lets no more calls of an address begin than are allowed. On event loops. */
public final class RateCheck implements ServerInterceptor {

    private final Limits limits;

    public RateCheck(Limits limits) {
        this.limits = limits;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        try {
            limits.onRequest(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        } catch (HubbubException tooMany) {
            call.close(Statuses.of(tooMany), Statuses.trailers(tooMany));
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }
}
