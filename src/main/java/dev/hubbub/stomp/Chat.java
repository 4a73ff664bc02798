package dev.hubbub.stomp;

import java.util.List;

/** What a server's session asks of the chat behind it. Called on the session's thread. */
public interface Chat {

    /**
     * Somebody is at the door.
     *
     * @param connect the frame with what they show
     * @return what they are told besides
     * @throws StompException CREDENTIALS when they may not come in
     */
    List<Header> enter(Frame connect);

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
