package dev.hubbub.stomp;

/**
 * How large a frame may be.
 *
 * @param headers how many headers it may have
 * @param headerBytes the longest line of its head, in bytes
 * @param bodyBytes its longest body, in bytes
 */
public record FrameLimits(int headers, int headerBytes, int bodyBytes) {

    public FrameLimits {
        if (headers < 1 || headerBytes < Command.MAX_BYTES || bodyBytes < 0) {
            throw new IllegalArgumentException("a frame must be allowed 1 header, lines of " + Command.MAX_BYTES
                    + " bytes and a body of 0 at least, not " + headers + ", " + headerBytes + " and " + bodyBytes);
        }
    }
}
