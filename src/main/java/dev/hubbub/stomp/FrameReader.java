package dev.hubbub.stomp;

import org.jspecify.annotations.Nullable;

/**
 * Reads frames from bytes that come in pieces of any size. Between two frames it holds no memory. One thread.
 *
 * <p>Until it is told otherwise it reads as 1.2 does, which reads a CONNECT or CONNECTED frame of every version. A colon
 * in a header's value is taken as it is, escaped or not: the value begins behind the first one.
 */
public final class FrameReader {

    private final FrameLimits limits;
    private final ByteStore held = new ByteStore();
    private StompVersion version = StompVersion.V1_2;
    private @Nullable FrameHead head;
    private boolean inBody;

    /** Of the body that is read; {@link FrameHead#UNKNOWN_LENGTH} when it ends at the first NUL. */
    private int bodyLength;

    private @Nullable StompException fault;

    public FrameReader(FrameLimits limits) {
        this.limits = limits;
    }

    /** What is spoken from the next frame on. */
    public void version(StompVersion spoken) {
        version = spoken;
    }

    /** Whether it is in the middle of a frame. */
    public boolean isWithinFrame() {
        return head != null || !held.isEmpty();
    }

    /** Reads a piece, see {@link #read(byte[], int, int, FrameSink)}. */
    public void read(byte[] piece, FrameSink sink) {
        read(piece, 0, piece.length, sink);
    }

    /**
     * Reads a piece, and hands on the frames that end in it.
     *
     * @throws StompException MALFORMED or TOO_LARGE, or what the sink throws; from then on every call throws it again
     */
    public void read(byte[] piece, int from, int to, FrameSink sink) {
        if (fault != null) {
            throw fault;
        }
        int at = from;
        try {
            while (at < to) {
                at = inBody ? readBody(piece, at, to, sink) : readLine(piece, at, to, sink);
            }
        } catch (StompException refused) {
            fault = refused;
            head = null;
            held.clear();
            throw refused;
        }
    }

    private int readLine(byte[] piece, int from, int to, FrameSink sink) {
        int end = ByteStore.indexOf((byte) '\n', piece, from, to);
        checkLine(held.length() + end - from);
        if (end == to) {
            held.add(piece, from, to);
            return to;
        }
        if (held.isEmpty()) {
            onLine(piece, from, end, sink);
        } else {
            held.add(piece, from, end);
            byte[] line = held.take();
            onLine(line, 0, line.length, sink);
        }
        return end + 1;
    }

    /** A first line longer than any command is none, however it goes on: so much need not be waited for. */
    private void checkLine(int length) {
        if (head == null && length > Command.MAX_BYTES + 1) {
            throw StompException.malformed("a frame begins with a line that is too long for a command of STOMP; "
                    + "does the frame before it end with NUL, and right behind its content-length?");
        }
        if (length > limits.headerBytes() + 1) {
            throw new StompException(
                    Refusal.TOO_LARGE,
                    "a header is longer than " + limits.headerBytes() + " bytes, which is all it may have");
        }
    }

    private void onLine(byte[] line, int from, int to, FrameSink sink) {
        boolean carriageReturn = to > from && line[to - 1] == '\r';
        boolean cut = carriageReturn && (version.endsLinesWithCarriageReturn() || head == null && to - from == 1);
        int end = cut ? to - 1 : to;
        FrameHead begun = head;
        if (begun == null && end == from) {
            sink.onHeartBeat();
        } else if (begun == null) {
            head = FrameHead.begin(line, from, end, version);
        } else if (end > from) {
            begun.add(line, from, end, limits);
        } else {
            bodyLength = begun.contentLength(limits);
            inBody = true;
        }
    }

    private int readBody(byte[] piece, int from, int to, FrameSink sink) {
        boolean counted = bodyLength != FrameHead.UNKNOWN_LENGTH;
        int end = counted
                ? Math.min(to, from + bodyLength - held.length())
                : ByteStore.indexOf((byte) 0, piece, from, to);
        if (held.length() + end - from > limits.bodyBytes()) {
            throw FrameHead.tooLong(limits);
        }
        held.add(piece, from, end);
        if (end == to) {
            return to;
        }
        if (piece[end] != 0) {
            throw StompException.malformed("a body goes on after the " + bodyLength
                    + " bytes of its content-length; there must be NUL, the frame's end");
        }
        endFrame(sink);
        return end + 1;
    }

    private void endFrame(FrameSink sink) {
        FrameHead ended = head;
        if (ended == null) {
            throw new IllegalStateException("a body without a head");
        }
        head = null;
        inBody = false;
        sink.onFrame(ended.frame(held.take()));
    }
}
