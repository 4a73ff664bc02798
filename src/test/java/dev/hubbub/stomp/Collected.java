package dev.hubbub.stomp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a reader reads, kept. */
final class Collected implements FrameSink {

    static final FrameLimits LIMITS = new FrameLimits(8, 64, 256);

    final List<Frame> frames = new ArrayList<>();
    int heartBeats;

    /** Reads a text in pieces of some length. */
    static Collected read(StompVersion version, String text, int pieceLength) {
        return read(version, text.getBytes(StandardCharsets.UTF_8), pieceLength);
    }

    static Collected read(StompVersion version, byte[] bytes, int pieceLength) {
        FrameReader reader = new FrameReader(LIMITS);
        reader.version(version);
        Collected collected = new Collected();
        for (int at = 0; at < bytes.length; at += pieceLength) {
            reader.read(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + pieceLength)), collected);
        }
        return collected;
    }

    Frame only() {
        if (frames.size() != 1) {
            throw new AssertionError("not one frame but " + frames);
        }
        return frames.get(0);
    }

    @Override
    public void onFrame(Frame frame) {
        frames.add(frame);
    }

    @Override
    public void onHeartBeat() {
        heartBeats++;
    }
}
