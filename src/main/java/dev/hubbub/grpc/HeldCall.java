package dev.hubbub.grpc;

import io.grpc.ServerCall;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that has begun and does not start before it is known whose it is. Nothing was asked for, so no request comes
 * meanwhile; the end of the requests may, and the call's own. On the connection's event loop.
 *
 * @param <Q> request
 */
final class HeldCall<Q> extends ServerCall.Listener<Q> {

    private final Supplier<ServerCall.@Nullable Listener<Q>> start;
    private ServerCall.@Nullable Listener<Q> started;
    private boolean requestsEnded;
    private boolean over;

    /** @param start starts the call, or refuses it and returns null */
    HeldCall(Supplier<ServerCall.@Nullable Listener<Q>> start) {
        this.start = start;
    }

    /** It is known whose it is. */
    void release() {
        if (over) {
            return;
        }
        started = start.get();
        if (started != null && requestsEnded) {
            started.onHalfClose();
        }
    }

    @Override
    public void onMessage(Q request) {
        if (started != null) {
            started.onMessage(request);
        }
    }

    @Override
    public void onHalfClose() {
        requestsEnded = true;
        if (started != null) {
            started.onHalfClose();
        }
    }

    @Override
    public void onCancel() {
        over = true;
        if (started != null) {
            started.onCancel();
        }
    }

    @Override
    public void onComplete() {
        over = true;
        if (started != null) {
            started.onComplete();
        }
    }

    @Override
    public void onReady() {
        if (started != null) {
            started.onReady();
        }
    }
}
