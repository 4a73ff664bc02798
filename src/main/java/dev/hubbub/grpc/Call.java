package dev.hubbub.grpc;

import dev.hubbub.error.HubbubException;
import dev.hubbub.http2.FrameConnection;
import dev.hubbub.log.LogFields;
import dev.hubbub.message.Caller;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call: hands its requests on one by one, and turns whatever they throw into the call's status. On the
 * connection's event loop.
 *
 * @param <Q> request
 * @param <A> answer
 */
abstract class Call<Q, A> extends ServerCall.Listener<Parsed<Q>> {

    private static final Metadata.Key<String> TRACE_PARENT = Statuses.ascii(Caller.TRACE_PARENT);
    private static final Metadata.Key<String> TRACE_STATE = Statuses.ascii(Caller.TRACE_STATE);

    private final ServerCall<Parsed<Q>, A> call;
    private final Executor eventLoop;
    private @Nullable CallLog log;
    private boolean closed;
    private boolean requestDue;
    private boolean awaiting;
    private boolean requestsEnded;
    private @Nullable String traceParent;
    private @Nullable String traceState;

    Call(ServerCall<Parsed<Q>, A> call) {
        this.call = call;
        this.eventLoop = FrameConnection.of(call).eventLoop();
    }

    /** The call begins. */
    final void begin(Metadata headers) {
        log = new CallLog(call.getMethodDescriptor().getFullMethodName(), headers, this::describe);
        traceParent = headers.get(TRACE_PARENT);
        traceState = traceParent == null ? null : headers.get(TRACE_STATE);
        begin();
    }

    /** How what is said by it comes in. */
    final Caller caller(String protocol) {
        return new Caller(protocol, traceParent, traceState);
    }

    /** Adds what is known of the call to the log. */
    void describe(LogFields fields) {}

    /** Asks for the first request. */
    void begin() {
        call.request(1);
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
        requestsEnded = true;
        if (!closed && !awaiting) {
            orFail(this::onRequestsEnd);
        }
    }

    @Override
    public final void onCancel() {
        closed = true;
        onEnd();
    }

    /**
     * Goes on when something is done; its failure fails the call. What else the client asks for waits so long.
     *
     * @param next what is done then, on the event loop, unless the call is over
     */
    final <T> void await(CompletionStage<T> something, Consumer<? super T> next) {
        CompletableFuture<T> future = something.toCompletableFuture();
        if (future.isDone()) {
            orFail(() -> next.accept(result(future)));
        } else {
            awaiting = true;
            future.whenComplete((done, failure) -> eventLoop.execute(() -> awaited(future, next)));
        }
    }

    private <T> void awaited(CompletableFuture<T> future, Consumer<? super T> next) {
        awaiting = false;
        if (closed) {
            return;
        }
        orFail(() -> next.accept(result(future)));
        if (requestsEnded && !closed && !awaiting) {
            orFail(this::onRequestsEnd);
        }
    }

    private static <T> T result(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof HubbubException known ? known : failure;
        }
    }

    /** The status is about to be sent: what was said must be on its way. */
    void beforeStatus() {}

    @Override
    public void onReady() {
        readMore();
    }

    /** Reads the request that is due, if the stream takes answers again. */
    final void readMore() {
        if (requestDue && isReady()) {
            requestDue = false;
            call.request(1);
        }
    }

    /** Reads one more request, once the client reads its answers: else they would pile up here. */
    final void nextRequest() {
        requestDue = true;
        readMore();
    }

    /** Whether the stream takes an answer without piling it up. */
    boolean isReady() {
        return call.isReady();
    }

    void sendHeaders(Metadata headers) {
        call.sendHeaders(headers);
    }

    final void answer(A answer) {
        sendHeaders(new Metadata());
        call.sendMessage(answer);
    }

    final void complete() {
        end(Status.OK, new Metadata());
    }

    final void end(Status status, Metadata trailers) {
        if (!closed) {
            closed = true;
            if (log != null) {
                log.ended(status);
            }
            beforeStatus();
            call.close(status, trailers);
            onEnd();
        }
    }

    /** A request failed: ends the call. */
    void fail(RuntimeException failure) {
        Metadata trailers = Statuses.trailers(failure);
        if (log != null) {
            trailers.put(CallLog.REQUEST_ID, log.tag().id());
            if (!(failure instanceof HubbubException)) {
                log.broken(failure);
            }
        }
        end(Statuses.of(failure), trailers);
    }

    private void orFail(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }
}
