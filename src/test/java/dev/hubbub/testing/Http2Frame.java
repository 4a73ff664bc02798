package dev.hubbub.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An HTTP/2 frame (RFC 9113, 4.1), right or wrong. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares frames
public record Http2Frame(int type, int flags, int stream, byte[] payload) {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int PRIORITY = 2;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;

    public static final int NO_FLAGS = 0;
    public static final int ACK = 1;
    public static final int END_STREAM = 1;
    public static final int END_HEADERS = 4;

    public static final int INITIAL_WINDOW_SIZE = 4;

    /** Error codes (RFC 9113, 7). */
    public static final int CANCEL = 8;

    public static final int ENHANCE_YOUR_CALM = 11;

    private static final int HEADER_BYTES = 9;

    public static Http2Frame windowUpdate(int stream, int increment) {
        return new Http2Frame(WINDOW_UPDATE, NO_FLAGS, stream, ofInt(increment));
    }

    public static Http2Frame reset(int stream) {
        return new Http2Frame(RST_STREAM, NO_FLAGS, stream, ofInt(CANCEL));
    }

    public static Http2Frame setting(int key, int value) {
        byte[] payload =
                ByteBuffer.allocate(6).putShort((short) key).putInt(value).array();
        return new Http2Frame(SETTINGS, NO_FLAGS, 0, payload);
    }

    public static Http2Frame emptySettings() {
        return new Http2Frame(SETTINGS, NO_FLAGS, 0, new byte[0]);
    }

    public static Http2Frame settingsAck() {
        return new Http2Frame(SETTINGS, ACK, 0, new byte[0]);
    }

    public static Http2Frame ping() {
        return new Http2Frame(PING, NO_FLAGS, 0, new byte[8]);
    }

    public static Http2Frame goAway() {
        return new Http2Frame(GOAWAY, NO_FLAGS, 0, new byte[8]);
    }

    static Http2Frame read(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt() & Integer.MAX_VALUE;
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Http2Frame(type, flags, stream, payload);
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put((byte) (payload.length >>> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    int intAt(int index) {
        return ByteBuffer.wrap(payload).getInt(index);
    }

    private static byte[] ofInt(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
