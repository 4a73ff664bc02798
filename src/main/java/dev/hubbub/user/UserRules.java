package dev.hubbub.user;

import dev.hubbub.error.Faults;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a user's fields may be. Each check says what is wrong; null when nothing is. */
final class UserRules {

    static final int MAX_AGE = 150;

    private static final int MAX_NAME = 128;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_LOCAL_PART = 64;
    private static final int MAX_KEY = 64;

    /** The dot-atom of RFC 5322, and host names as RFC 1123 has them. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]*");

    private UserRules() {}

    /** Notes what is wrong with an id. */
    static Faults id(int id, Faults faults) {
        return faults.note(
                "id", id >= 1 ? null : id == 0 ? "is missing; ids begin at 1" : "is " + id + "; ids begin at 1");
    }

    static @Nullable String nameFlaw(String name) {
        if (name.isBlank()) {
            return "is missing; it must have 1 to " + MAX_NAME + " characters";
        }
        if (name.length() > MAX_NAME) {
            return "has " + name.length() + " characters; at most " + MAX_NAME + " are allowed";
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            return "must not contain control characters";
        }
        return StandardCharsets.UTF_8.newEncoder().canEncode(name) ? null : "must be valid Unicode";
    }

    static @Nullable String emailFlaw(String email) {
        if (email.isEmpty()) {
            return "is missing; it must be an address such as ann@example.com";
        }
        if (email.length() > MAX_EMAIL) {
            return "has " + email.length() + " characters; at most " + MAX_EMAIL + " are allowed";
        }
        if (email.indexOf('@') > MAX_LOCAL_PART) {
            return "has " + email.indexOf('@') + " characters before its @; at most " + MAX_LOCAL_PART + " are allowed";
        }
        return EMAIL.matcher(email).matches() ? null : "must be an address such as ann@example.com";
    }

    static @Nullable String ageFlaw(int age) {
        return age < 0 || age > MAX_AGE ? "is " + age + "; it must be 0 to " + MAX_AGE : null;
    }

    static @Nullable String keyFlaw(String key) {
        if (key.length() > MAX_KEY) {
            return "has " + key.length() + " characters; at most " + MAX_KEY + " are allowed";
        }
        return PRINTABLE.matcher(key).matches() ? null : "must be printable ASCII without spaces";
    }
}
