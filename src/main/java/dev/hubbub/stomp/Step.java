package dev.hubbub.stomp;

import java.util.concurrent.CompletableFuture;

/** What a frame asks for. */
public interface Step {

    /** What is done at once. */
    CompletableFuture<?> DONE = CompletableFuture.completedFuture(null);

    /**
     * Does it.
     *
     * @return done when it is done, on whatever thread; it, or this method, may fail with a {@link
     *     dev.hubbub.error.HubbubException}
     */
    CompletableFuture<?> take();
}
