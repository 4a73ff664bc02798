package dev.hubbub.message;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the MIME type of a message says about it. */
public final class MediaType {

    /** Of bytes that nobody says more about. */
    public static final String BYTES = "application/octet-stream";

    private static final int MAX_LENGTH = 255;
    private static final Pattern SHAPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+*-]+[ \\t]*(;.*)?");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    /** Of pictures, sounds and fonts, unless they are written as text. */
    private static final Pattern NO_TEXT =
            Pattern.compile("application/octet-stream|(image|audio|video|font)/(?!.*\\+(xml|json)$).*");

    private MediaType() {}

    /** What is wrong with {@code type} as a MIME type; null when it is one. */
    public static @Nullable String flaw(String type) {
        return type.length() <= MAX_LENGTH && SHAPE.matcher(type).matches()
                ? null
                : "must be a MIME type of at most " + MAX_LENGTH + " characters, such as text/plain or " + BYTES;
    }

    /**
     * Whether what has this type is meant to be read as UTF-8, if it is such: not where another charset is named, nor
     * where the type is that of bytes, pictures, sounds or fonts.
     *
     * @param type null when it is not known
     */
    public static boolean mayBeText(@Nullable String type) {
        if (type == null) {
            return true;
        }
        Matcher charset = CHARSET.matcher(type);
        if (charset.find()) {
            return charset.group(1).equalsIgnoreCase("utf-8")
                    || charset.group(1).equalsIgnoreCase("us-ascii");
        }
        return !NO_TEXT.matcher(withoutParameters(type)).matches();
    }

    /** The type and the subtype alone, in lower case. */
    static String withoutParameters(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
