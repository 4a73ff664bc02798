package dev.hubbub.stomp;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one side promises and asks for, or what both have agreed on, seen from this side.
 *
 * @param sends how often at least this side sends something; zero for no promise
 * @param receives how often at least it gets something; zero when it asks for nothing
 */
public record HeartBeat(Duration sends, Duration receives) {

    public static final HeartBeat NONE = new HeartBeat(Duration.ZERO, Duration.ZERO);

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9}),([0-9]{1,9})");

    public HeartBeat {
        if (sends.isNegative() || receives.isNegative()) {
            throw new IllegalArgumentException("a heart-beat cannot be negative: " + sends + ", " + receives);
        }
    }

    /**
     * Reads a header.
     *
     * @param header two numbers of milliseconds with a comma between; null for none
     * @throws StompException MALFORMED when it is anything else
     */
    public static HeartBeat parse(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        Matcher numbers = SHAPE.matcher(header);
        if (!numbers.matches()) {
            throw StompException.malformed("heart-beat is \"" + Excerpt.of(header)
                    + "\"; it must be two numbers of milliseconds, as in heart-beat:10000,10000");
        }
        return new HeartBeat(
                Duration.ofMillis(Long.parseLong(numbers.group(1))),
                Duration.ofMillis(Long.parseLong(numbers.group(2))));
    }

    /** What is agreed between this side, whose wishes these are, and the other: each way the slower of the two. */
    public HeartBeat agreedWith(HeartBeat other) {
        return new HeartBeat(slower(sends, other.receives), slower(receives, other.sends));
    }

    /** As in the header. */
    public String header() {
        return sends.toMillis() + "," + receives.toMillis();
    }

    private static Duration slower(Duration offered, Duration wanted) {
        if (offered.isZero() || wanted.isZero()) {
            return Duration.ZERO;
        }
        return offered.compareTo(wanted) > 0 ? offered : wanted;
    }
}
