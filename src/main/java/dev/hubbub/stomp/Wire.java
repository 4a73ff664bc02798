package dev.hubbub.stomp;

import org.jspecify.annotations.Nullable;

/** Where a session's frames go. Called on the session's thread. */
public interface Wire {

    void send(Frame frame, StompVersion version);

    /** Sends a sign of life. */
    void heartBeat();

    /** Does something a little later, on the session's thread; from any thread. What is sent then goes at once. */
    void execute(Runnable later);

    /** A frame failed in a way it never should: to be logged. */
    void broken(RuntimeException failure);

    /** What is spoken from the next frame on. */
    void agreed(StompVersion version);

    /**
     * Nothing follows: to be closed when all is sent.
     *
     * @param refusal why; null when the client wished so
     */
    void end(@Nullable Refusal refusal);
}
