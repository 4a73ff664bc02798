package dev.hubbub.grpc;

import dev.hubbub.error.HubbubException;
import dev.hubbub.log.LogFields;
import io.grpc.ServerCall;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request, one answer.
 *
 * @param <Q> request
 * @param <A> answer
 */
final class UnaryCall<Q, A> extends Call<Q, A> {

    private final BiFunction<Q, Call<Q, A>, ? extends CompletionStage<A>> method;
    private final BiConsumer<Q, LogFields> about;
    private @Nullable Q request;
    private boolean asked;

    UnaryCall(ServerCall<Parsed<Q>, A> call, Function<Q, ? extends CompletionStage<A>> method) {
        this(call, (request, unused) -> method.apply(request), (request, fields) -> {});
    }

    /**
     * @param method is given the call besides, to ask it where it came from
     * @param about adds to the log what a request is about
     */
    UnaryCall(
            ServerCall<Parsed<Q>, A> call,
            BiFunction<Q, Call<Q, A>, ? extends CompletionStage<A>> method,
            BiConsumer<Q, LogFields> about) {
        super(call);
        this.method = method;
        this.about = about;
        nextRequest(); // a second request would be a fault, and is seen only when asked for
    }

    @Override
    void describe(LogFields fields) {
        if (request != null) {
            about.accept(request, fields);
        }
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
        if (!asked) {
            asked = true;
            await(method.apply(request, this), this::answerAndComplete);
        }
    }

    private void answerAndComplete(A answer) {
        answer(answer);
        complete();
    }
}
