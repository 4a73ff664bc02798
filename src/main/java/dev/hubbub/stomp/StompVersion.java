package dev.hubbub.stomp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The versions of the protocol, oldest first. */
public enum StompVersion {
    V1_0("1.0", "v10.stomp"),
    V1_1("1.1", "v11.stomp"),
    V1_2("1.2", "v12.stomp");

    private final String number;
    private final String subprotocol;

    StompVersion(String number, String subprotocol) {
        this.number = number;
        this.subprotocol = subprotocol;
    }

    /** As in the headers {@code accept-version} and {@code version}. */
    public String number() {
        return number;
    }

    /** As a WebSocket's subprotocol. */
    public String subprotocol() {
        return subprotocol;
    }

    /**
     * The newest version that both sides speak.
     *
     * @param acceptVersion the numbers in a CONNECT frame, separated by commas; null from a client that has no such
     *     header, which speaks 1.0 alone
     * @return null when there is none
     */
    public static @Nullable StompVersion newestOf(@Nullable String acceptVersion) {
        if (acceptVersion == null) {
            return V1_0;
        }
        List<String> offered =
                Arrays.stream(acceptVersion.split(",")).map(String::strip).toList();
        return Arrays.stream(values())
                .filter(version -> offered.contains(version.number))
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    /** The version of that number; null when there is none. */
    public static @Nullable StompVersion numbered(String number) {
        return Arrays.stream(values())
                .filter(version -> version.number.equals(number))
                .findFirst()
                .orElse(null);
    }

    /** All numbers, oldest first, separated by commas. */
    public static String numbers() {
        return Arrays.stream(values()).map(StompVersion::number).collect(Collectors.joining(","));
    }

    /** Whether CR LF ends a line as LF does. */
    boolean endsLinesWithCarriageReturn() {
        return this == V1_2;
    }
}
