package dev.hubbub.relay.kafka;

/** A record is not what its topic carries; the message says what is wrong with it. */
final class MalformedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedRecordException(String message) {
        super(message, null, false, false);
    }
}
