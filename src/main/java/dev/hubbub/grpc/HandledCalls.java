package dev.hubbub.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells of each call that has ended how it ended, and how long it took. */
public final class HandledCalls implements ServerInterceptor {

    private final Listener ended;

    public HandledCalls(Listener ended) {
        this.ended = ended;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Once once = new Once(call.getMethodDescriptor());
        ServerCall<Q, A> watched = new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                once.end(status.getCode());
                super.close(status, trailers);
            }
        };
        return new SimpleForwardingServerCallListener<>(next.startCall(watched, headers)) {
            @Override
            public void onCancel() {
                once.end(Status.Code.CANCELLED);
                super.onCancel();
            }
        };
    }

    /** Whoever counts. Called on event loops. */
    @FunctionalInterface
    public interface Listener {
        void ended(MethodDescriptor<?, ?> method, Status.Code code, long nanos);
    }

    /** A call may be cancelled after its status was sent. */
    private final class Once {

        private final long begun = System.nanoTime();
        private final AtomicBoolean done = new AtomicBoolean();
        private final MethodDescriptor<?, ?> method;

        Once(MethodDescriptor<?, ?> method) {
            this.method = method;
        }

        void end(Status.Code code) {
            if (done.compareAndSet(false, true)) {
                ended.ended(method, code, System.nanoTime() - begun);
            }
        }
    }
}
