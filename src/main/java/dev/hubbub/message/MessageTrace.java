package dev.hubbub.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message leaves behind on its way, so that somebody can see later where its time went. Only a message that was
 * picked for it has one. Any thread; nothing blocks and nothing fails.
 */
public interface MessageTrace {

    /** It begins to be given its place in the order: once, and before anybody delivers it. */
    Step sequence();

    /** The calling thread, an event loop, begins to hand it to its subscribers, and is in the trace until it has. */
    Handover deliver();

    /** What tells another instance where the trace goes on, as W3C's Trace Context has it. */
    String traceParent();

    /** Something that ends with the message having its place, or having none. */
    interface Step {

        /**
         * It has ended; called once, on any thread.
         *
         * @param placed the message in its place; null when it has none
         * @param failure why it has none; null when it has one
         */
        void done(@Nullable ChatMessage placed, @Nullable Throwable failure);
    }

    /** A message being handed to the subscribers of one event loop. */
    interface Handover {

        /**
         * All of them have it, or have it waiting for them; called once, on the thread that began.
         *
         * @param placed the message
         * @param subscribers how many they are
         * @param protocols what they speak, each named once
         */
        void done(ChatMessage placed, int subscribers, List<String> protocols);
    }
}
