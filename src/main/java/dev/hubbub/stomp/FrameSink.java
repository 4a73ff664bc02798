package dev.hubbub.stomp;

/** Takes what a {@link FrameReader} reads, in its order. */
public interface FrameSink {

    /** A whole frame. May tell the reader the version that is spoken from here on. */
    void onFrame(Frame frame);

    /** An end of line between two frames: a sign of life, or what follows a frame's end; the two look the same. */
    default void onHeartBeat() {}
}
