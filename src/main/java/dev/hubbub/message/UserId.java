package dev.hubbub.message;

import dev.hubbub.error.HubbubException;
import org.jspecify.annotations.Nullable;

/**
 * Who, to the machine: 1 to {@value #MAX_LENGTH} characters without spaces or control characters.
 *
 * @param value the id as the client gave it
 */
public record UserId(String value) {

    public static final int MAX_LENGTH = 128;

    public UserId {
        String flaw = flaw(value);
        if (flaw != null) {
            throw HubbubException.invalid("user.id", flaw);
        }
    }

    /** What is wrong with {@code value} as a user id; null when it is one. */
    public static @Nullable String flaw(String value) {
        if (value.isEmpty()) {
            return "is missing; say who you are";
        }
        if (value.length() > MAX_LENGTH) {
            return "has " + value.length() + " characters; at most " + MAX_LENGTH + " are allowed";
        }
        if (Text.hasSpaceOrControl(value)) {
            return "must not contain spaces or control characters";
        }
        return null;
    }

    @Override
    public String toString() {
        return value;
    }
}
