package dev.hubbub.stomp;

import java.util.Arrays;

/** Bytes that came in pieces. It grows with what came, never with what was announced. One thread. */
final class ByteStore {

    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int length;

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    void add(byte[] piece, int from, int to) {
        int needed = length + to - from;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * length, Integer.MAX_VALUE - 8)));
        }
        System.arraycopy(piece, from, bytes, length, to - from);
        length = needed;
    }

    /** All of it; the store is empty afterwards and holds no memory. */
    byte[] take() {
        byte[] taken = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        clear();
        return taken;
    }

    void clear() {
        bytes = NONE;
        length = 0;
    }

    /** Where {@code wanted} is; {@code to} when it is not there. */
    static int indexOf(byte wanted, byte[] piece, int from, int to) {
        for (int at = from; at < to; at++) {
            if (piece[at] == wanted) {
                return at;
            }
        }
        return to;
    }
}
