package dev.hubbub.message;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes of a message that are no text. Immutable, if nobody changes them. */
public final class Binary {

    private final byte[] bytes;
    private final String type;

    /**
     * Takes bytes as they are, without a copy.
     *
     * @param type their MIME type; {@link MediaType#BYTES} when empty
     */
    public Binary(byte[] bytes, String type) {
        this.bytes = bytes;
        this.type = type.isEmpty() ? MediaType.BYTES : type;
    }

    /** The bytes themselves and not a copy, so they must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** What they are, with its parameters. */
    public String type() {
        return type;
    }

    /** What people read who cannot be shown the bytes. */
    public String standIn() {
        String unit = bytes.length == 1 ? "byte" : "bytes";
        return String.format(Locale.ROOT, "[%s, %,d %s]", MediaType.withoutParameters(type), bytes.length, unit);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Binary binary && type.equals(binary.type) && Arrays.equals(bytes, binary.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return standIn();
    }
}
