package dev.hubbub.grpc;

import dev.hubbub.error.HubbubException;
import io.grpc.ServerCall;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request, one answer.
 *
 * @param <Q> request
 * @param <A> answer
 */
final class UnaryCall<Q, A> extends Call<Q, A> {

    private final Function<Q, A> method;
    private @Nullable Q request;

    UnaryCall(ServerCall<Parsed<Q>, A> call, Function<Q, A> method) {
        super(call);
        this.method = method;
        nextRequest(); // a second request would be a fault, and is seen only when asked for
    }

    @Override
    void onRequest(Q request) {
        if (this.request != null) {
            throw HubbubException.invalid("request", "came twice; this method takes one");
        }
        this.request = request;
    }

    @Override
    void onRequestsEnd() {
        if (request == null) {
            throw HubbubException.invalid("request", "is missing; this method takes one");
        }
        answer(method.apply(request));
        complete();
    }
}
