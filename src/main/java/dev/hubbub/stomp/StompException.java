package dev.hubbub.stomp;

/** A peer that does not keep to the protocol or its limits; the message tells what would be right. */
public final class StompException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal reason;

    public StompException(Refusal reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }

    /** Its message, which there always is. */
    public String explanation() {
        return String.valueOf(getMessage());
    }

    static StompException malformed(String message) {
        return new StompException(Refusal.MALFORMED, message);
    }
}
