package dev.hubbub.grpc;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.concurrent.Executor;

/** Finds the event loop that the current call runs on. */
final class EventLoops {

    private EventLoops() {}

    /** The current connection's event loop. */
    static Executor current() {
        Context context = Vertx.currentContext();
        if (!(context instanceof ContextInternal internal)) {
            throw new IllegalStateException("a call ran outside an event loop");
        }
        return internal.nettyEventLoop();
    }
}
