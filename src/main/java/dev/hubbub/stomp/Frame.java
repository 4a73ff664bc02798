package dev.hubbub.stomp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A frame: a command, headers in their order, and a body that may be empty. Immutable, if nobody changes its body. */
public final class Frame {

    private static final byte[] NO_BODY = {};

    private final Command command;
    private final List<Header> headers;
    private final byte[] body;

    Frame(Command command, List<Header> headers, byte[] body) {
        this.command = command;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** Begins a frame. */
    public static Builder of(Command command) {
        return new Builder(command);
    }

    public Command command() {
        return command;
    }

    /** All of them, repeated ones too. */
    public List<Header> headers() {
        return headers;
    }

    /** A header's value: the first, where it is repeated; null when there is none. */
    public @Nullable String header(String name) {
        for (Header header : headers) {
            if (header.name().equals(name)) {
                return header.value();
            }
        }
        return null;
    }

    /**
     * A header's value.
     *
     * @throws StompException PROTOCOL when there is none
     */
    public String required(String name) {
        String value = header(name);
        if (value == null) {
            throw Frames.fault(command + " has no header " + name + ", which it must have");
        }
        return value;
    }

    /** The body itself and not a copy, so it must not be changed. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8; what is none becomes the replacement character. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Frame frame
                && command == frame.command
                && headers.equals(frame.headers)
                && Arrays.equals(body, frame.body);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * command.hashCode() + headers.hashCode()) + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return command + " " + headers + " and " + body.length + " bytes";
    }

    /** A frame in the making. One thread. */
    public static final class Builder {

        private final Command command;
        private final List<Header> headers = new ArrayList<>();
        private byte[] body = NO_BODY;

        private Builder(Command command) {
            this.command = command;
        }

        /** Adds a header, unless its value is null. */
        public Builder header(String name, @Nullable String value) {
            if (value != null) {
                headers.add(new Header(name, value));
            }
            return this;
        }

        public Builder body(byte[] bytes) {
            body = bytes;
            return this;
        }

        public Builder body(String text) {
            return body(text.getBytes(StandardCharsets.UTF_8));
        }

        public Frame build() {
            return new Frame(command, headers, body);
        }
    }
}
