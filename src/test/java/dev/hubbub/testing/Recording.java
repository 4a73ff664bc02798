package dev.hubbub.testing;

import static java.util.Objects.requireNonNull;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Records what a call receives, its headers included when it is also the call's interceptor. */
public final class Recording<T> implements StreamObserver<T>, ClientInterceptor {

    private final List<T> items = new CopyOnWriteArrayList<>();
    private volatile @Nullable Metadata headers;
    private volatile @Nullable Status failure;
    private volatile @Nullable Metadata trailers;
    private volatile boolean completed;
    private volatile @Nullable ClientCall<?, ?> call;

    public List<T> items() {
        return List.copyOf(items);
    }

    public boolean hasHeaders() {
        return headers != null;
    }

    public Metadata headers() {
        return requireNonNull(headers);
    }

    public boolean isFailed() {
        return failure != null;
    }

    /** How the call failed; only when it {@link #isFailed}. */
    public Status failure() {
        return requireNonNull(failure);
    }

    public Metadata trailers() {
        return requireNonNull(trailers);
    }

    public boolean isCompleted() {
        return completed;
    }

    public void cancel() {
        ClientCall<?, ?> open = call;
        if (open != null) {
            open.cancel("the test hangs up", null);
        }
    }

    @Override
    public void onNext(T item) {
        items.add(item);
    }

    @Override
    public void onError(Throwable error) {
        trailers = Status.trailersFromThrowable(error);
        failure = Status.fromThrowable(error);
    }

    @Override
    public void onCompleted() {
        completed = true;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        ClientCall<Q, A> started = new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata requestHeaders) {
                super.start(
                        new SimpleForwardingClientCallListener<>(listener) {
                            @Override
                            public void onHeaders(Metadata received) {
                                headers = received;
                                super.onHeaders(received);
                            }
                        },
                        requestHeaders);
            }
        };
        call = started;
        return started;
    }
}
