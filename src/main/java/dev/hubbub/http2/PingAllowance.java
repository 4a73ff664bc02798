package dev.hubbub.http2;

/**
 * How often a peer may ping: once in an interval, and whenever it was sent something, as clients measure the bandwidth
 * by that. grpc-java's own enforcer does the same, but does not see what is sent past grpc-java.
 */
final class PingAllowance {

    /** Pings too early that are forgiven, as in grpc-java. */
    private static final int STRIKES = 2;

    private final long intervalNanos;
    private boolean pinged;
    private long lastNanos;
    private int strikes;

    PingAllowance(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /**
     * Counts a ping; whether that is one too many.
     *
     * @param busy whether there was other traffic since the last one
     */
    boolean exceededAt(long nanos, boolean busy) {
        if (busy) {
            strikes = 0;
        }
        if (busy || !pinged || nanos - lastNanos >= intervalNanos) {
            pinged = true;
            lastNanos = nanos;
            return false;
        }
        return ++strikes > STRIKES;
    }
}
