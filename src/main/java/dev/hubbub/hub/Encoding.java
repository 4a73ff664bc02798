package dev.hubbub.hub;

import dev.hubbub.message.ChatMessage;
import java.util.function.Function;

/**
 * How one protocol writes a message. Two encodings are the same only when they are the same object: make one and keep
 * it.
 *
 * @param <T> what the protocol sends; shared by all its subscribers, so it must not change
 */
public final class Encoding<T> {

    private final Function<ChatMessage, T> encoder;

    public Encoding(Function<ChatMessage, T> encoder) {
        this.encoder = encoder;
    }

    T encode(ChatMessage message) {
        return encoder.apply(message);
    }
}
