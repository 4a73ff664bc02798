package dev.hubbub.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/**
 * One call: hands its requests on one by one, and turns whatever they throw into the call's status. On the
 * connection's event loop.
 *
 * @param <Q> request
 * @param <A> answer
 */
abstract class Call<Q, A> extends ServerCall.Listener<Parsed<Q>> {

    private final ServerCall<Parsed<Q>, A> call;
    private boolean headersSent;
    private boolean closed;
    private boolean requestDue;

    Call(ServerCall<Parsed<Q>, A> call) {
        this.call = call;
    }

    /** A request. May throw {@link dev.hubbub.error.HubbubException}, which ends the call. */
    abstract void onRequest(Q request);

    /** The client has no more requests. */
    void onRequestsEnd() {}

    /** The call is over, whoever ended it; nothing can be sent. May come more than once. */
    void onEnd() {}

    @Override
    public final void onMessage(Parsed<Q> request) {
        if (!closed) {
            orFail(() -> onRequest(request.orThrow()));
        }
    }

    @Override
    public final void onHalfClose() {
        if (!closed) {
            orFail(this::onRequestsEnd);
        }
    }

    @Override
    public final void onCancel() {
        closed = true;
        onEnd();
    }

    /** The stream takes messages again. */
    void onStreamReady() {}

    @Override
    public final void onReady() {
        if (requestDue && call.isReady()) {
            requestDue = false;
            call.request(1);
        }
        onStreamReady();
    }

    /** Reads one more request, once the client reads its answers: else they would pile up here. */
    final void nextRequest() {
        if (call.isReady()) {
            call.request(1);
        } else {
            requestDue = true;
        }
    }

    final boolean isReady() {
        return call.isReady();
    }

    final void sendHeaders(Metadata headers) {
        headersSent = true;
        call.sendHeaders(headers);
    }

    final void send(A answer) {
        if (!headersSent) {
            sendHeaders(new Metadata());
        }
        call.sendMessage(answer);
    }

    final void complete() {
        end(Status.OK, new Metadata());
    }

    final void end(Status status, Metadata trailers) {
        if (!closed) {
            closed = true;
            call.close(status, trailers);
            onEnd();
        }
    }

    private void orFail(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            end(Statuses.of(failure), Statuses.trailers(failure));
        }
    }
}
