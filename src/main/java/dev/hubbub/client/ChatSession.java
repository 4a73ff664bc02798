package dev.hubbub.client;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Somebody's stay in a room, from a join to its end. What happens there is fetched, not pushed, and the server is asked
 * for no more than a few events ahead: who fetches slowly is a slow reader to the server. Any thread.
 */
public interface ChatSession extends AutoCloseable {

    /** What happened next, in order; waits for it. After an {@link ChatEvent.Ended} it is that again and again. */
    ChatEvent next() throws InterruptedException;

    /**
     * Says something in the room.
     *
     * @param correlationId comes back with the message
     * @return done when the server took it; failed with a {@link dev.hubbub.error.HubbubException} when it did not, or
     *     when that cannot be known
     */
    CompletionStage<Position> say(String content, String correlationId);

    /** Asks who is there; the answer is an event. */
    void who();

    /** Which rooms are open; failed with a {@link dev.hubbub.error.HubbubException} when that cannot be had. */
    CompletionStage<OpenRooms> rooms();

    /** Leaves. Who waits for an event gets the end. */
    @Override
    void close();

    /** The rooms of a server, the fullest first, and how many there are, listed or not. */
    record OpenRooms(List<OpenRoom> listed, int count) {}

    /** A room, and how many are in it. */
    record OpenRoom(String name, int members) {}
}
