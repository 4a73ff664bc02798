package dev.hubbub.relay;

import dev.hubbub.hub.Hub;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import java.util.concurrent.CompletionStage;

/** Takes what is said to every instance. Any thread; nothing blocks. */
public interface Relay extends AutoCloseable {

    /**
     * Gives a message its place in its room's order, and sends it on its way to every subscriber of every instance.
     *
     * @return the message with its offset, epoch and time, once it cannot be lost any more. Else it fails with a {@link
     *     dev.hubbub.error.HubbubException}: of kind UNCERTAIN when nobody knows what became of the message; of any
     *     other kind nobody gets it: UNAVAILABLE when the other instances cannot be reached, RESOURCE_EXHAUSTED when
     *     too much is under way, NOT_FOUND when the room is direct and its user is nowhere
     */
    CompletionStage<ChatMessage> publish(Draft draft);

    /** The hub that it brings everything to. */
    Hub hub();

    /** The instances, as this one knows them. */
    Cluster cluster();

    /** Ends what is under way, and takes nothing more. */
    @Override
    void close();
}
