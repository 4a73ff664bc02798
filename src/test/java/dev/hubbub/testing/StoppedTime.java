package dev.hubbub.testing;

import io.github.bucket4j.TimeMeter;

/** Time in which no bucket is filled again. */
public final class StoppedTime implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return 0;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
