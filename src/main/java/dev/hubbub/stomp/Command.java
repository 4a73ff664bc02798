package dev.hubbub.stomp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a frame asks for or tells. */
public enum Command {
    CONNECT,
    STOMP,
    CONNECTED,
    SEND,
    SUBSCRIBE,
    UNSUBSCRIBE,
    ACK,
    NACK,
    BEGIN,
    COMMIT,
    ABORT,
    DISCONNECT,
    MESSAGE,
    RECEIPT,
    ERROR;

    /** The longest of them, in bytes. */
    static final int MAX_BYTES = "UNSUBSCRIBE".length();

    private static final Map<String, Command> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Command::name, Function.identity()));

    private final byte[] line = (name() + "\n").getBytes(StandardCharsets.US_ASCII);

    /** The command of that name, which is in capitals; null when there is none. */
    static @Nullable Command named(String name) {
        return BY_NAME.get(name);
    }

    /** Whether its frames may have a body. */
    public boolean mayHaveBody() {
        return this == SEND || this == MESSAGE || this == ERROR;
    }

    /** Whether its headers are escaped: in those two they never are, as version 1.0 reads them too. */
    public boolean isEscaped() {
        return this != CONNECT && this != CONNECTED;
    }

    /** Its first line. Not to be changed. */
    byte[] line() {
        return line;
    }
}
