package dev.hubbub.grpc;

import dev.hubbub.error.HubbubException;

/**
 * A request as it came from the wire: the message, or what was wrong with its bytes.
 *
 * @param <T> the message
 */
sealed interface Parsed<T> {

    /** A message, well formed. */
    record Good<T>(T message) implements Parsed<T> {}

    /** Bytes that are not the message; the fault says which field, where that can be told. */
    record Bad<T>(String field, String detail) implements Parsed<T> {}

    /**
     * The message.
     *
     * @throws HubbubException INVALID_ARGUMENT when there is none
     */
    default T orThrow() {
        if (this instanceof Good<T> good) {
            return good.message();
        }
        Bad<T> bad = (Bad<T>) this;
        throw HubbubException.invalid(bad.field(), bad.detail());
    }
}
