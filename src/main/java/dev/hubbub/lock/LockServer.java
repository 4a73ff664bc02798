package dev.hubbub.lock;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What grants locks to processes. Of each process one caller at a time asks for a name. Any thread; never blocks. */
public interface LockServer extends AutoCloseable {

    /**
     * Asks for a lock, and keeps it, by renewing its lease, until it is given back.
     *
     * @param wait how long to wait for it at most
     * @return fails with a {@link dev.hubbub.error.HubbubException}: ABORTED when others held it all the time,
     *     UNAVAILABLE when the server could not be asked
     */
    CompletionStage<Grant> acquire(String name, Duration wait);

    /** Asks the server for a sign of life; why there is none, for those who run it, or null. */
    CompletionStage<@Nullable String> outage();

    /** Gives up what is held. */
    @Override
    void close();

    /** A lock that was granted. */
    interface Grant {

        /** Greater than that of any grant of the same name before. */
        long fence();

        /** Gives it back; done when others can have it. May fail: then its lease runs out. */
        CompletionStage<Void> release();
    }
}
