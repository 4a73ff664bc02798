package dev.hubbub.grpc;

import dev.hubbub.error.ErrorKind;
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

    /** More bytes than allowed, once they were unpacked; the rest was not looked at. */
    record TooLong<T>() implements Parsed<T> {}

    /**
     * The message.
     *
     * @throws HubbubException INVALID_ARGUMENT when there is none; RESOURCE_EXHAUSTED when it is too long
     */
    default T orThrow() {
        if (this instanceof TooLong<T>) {
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED,
                    "the request is too long once it is unpacked; hubbub.grpc.max-request-bytes says how long it may be");
        }
        if (this instanceof Good<T> good) {
            return good.message();
        }
        Bad<T> bad = (Bad<T>) this;
        throw HubbubException.invalid(bad.field(), bad.detail());
    }
}
