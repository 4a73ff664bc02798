package dev.hubbub.ws;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A request that is left as it is until something is known. On its event loop. */
record HeldRequest(HttpServerRequest request) {

    /** Goes on when {@code known} is done, on the event loop; at once when it is done already. */
    void until(CompletableFuture<?> known, Runnable next) {
        if (known.isDone()) {
            next.run();
            return;
        }
        Context context = Objects.requireNonNull(Vertx.currentContext(), "requests come on event loops");
        request.pause();
        known.whenComplete((value, failure) -> context.runOnContext(done -> {
            request.resume();
            next.run();
        }));
    }
}
