package dev.hubbub.client;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One user, connected to a server, listening and talking in one room. */
public interface ChatClient extends AutoCloseable {

    /**
     * Sees to the connection it will go over; not needed, but tells connecting and subscribing apart.
     *
     * @return done when the connection stands, or could not be had: why not, subscribing tells
     */
    CompletionStage<Void> connect();

    /**
     * Begins to listen; once only.
     *
     * @param resume where to go on; null for what is new
     * @return done when the server has the subscription, so that what is said from then on arrives; failed with a
     *     {@link dev.hubbub.error.HubbubException} that says why when it could not be had
     */
    CompletionStage<Subscribed> subscribe(Listener listener, @Nullable Position resume);

    /** Asks for no more messages until told to; what was asked for before may still come. */
    void pause();

    /** Asks for so many messages more, while paused. */
    void read(int messages);

    /** Reads as fast as messages come again. */
    void resume();

    /**
     * Says something in the room.
     *
     * @param correlationId comes back with the message
     * @return done when the server took it; failed with a {@link dev.hubbub.error.HubbubException} when it did not
     */
    CompletionStage<Void> publish(String content, String correlationId);

    /** Hangs up. The listener hears no more, not even of the end. */
    @Override
    void close();

    /** Hears what is said. */
    interface Listener {

        /**
         * A message came.
         *
         * @param content what was said
         * @param correlationId the sender's mark; empty when the server does not pass marks on
         * @param epoch the room's life at the server; empty when the server has none
         * @param offset the place in the room's order; 0 when the server has none
         */
        void onMessage(String content, String correlationId, String epoch, long offset);

        /**
         * The server ended the subscription, or the connection broke.
         *
         * @param reason what it said; null when it ended in good order
         */
        void onEnd(@Nullable String reason);
    }
}
