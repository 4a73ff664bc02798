package dev.hubbub.stomp;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a server's session asks of the chat behind it. Called on the session's thread. */
public interface Chat {

    /**
     * Somebody is at the door. What they say before it is decided waits.
     *
     * @param connect the frame with what they show
     * @return what they are told besides, on whatever thread; it, or this method, fails with a {@link
     *     dev.hubbub.error.HubbubException} when they may not come in
     * @throws StompException CREDENTIALS likewise
     */
    CompletableFuture<List<Header>> enter(Frame connect);

    /**
     * Subscribes. When it is done, {@link ServerSession#subscribed} is to be called, then or later.
     *
     * @throws StompException when it cannot be
     * @throws dev.hubbub.error.HubbubException likewise
     */
    void subscribe(ServerSubscription subscription, Frame subscribe);

    /** Ends a subscription: nothing of it may be sent any more. */
    void unsubscribe(ServerSubscription subscription);

    /** A subscription has acknowledged something, and may be ready again. */
    void acknowledged(ServerSubscription subscription);

    /**
     * Checks what is to be said.
     *
     * @return what says it, now or when its transaction is committed
     * @throws StompException when it cannot be said
     * @throws dev.hubbub.error.HubbubException likewise
     */
    Step say(Frame send);
}
