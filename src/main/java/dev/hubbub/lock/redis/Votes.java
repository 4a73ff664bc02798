package dev.hubbub.lock.redis;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the servers answer, until more than half agree or no longer can. Any thread.
 *
 * <p>The outcome is there as early as it is certain: a server that hangs holds up nobody while the others agree.
 */
final class Votes {

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final int servers;
    private final int quorum;
    private int yes;
    private int no;
    private int failed;
    private long greatest;
    private @Nullable Throwable failure;

    Votes(int servers) {
        this.servers = servers;
        this.quorum = servers / 2 + 1;
    }

    /** When it is certain; never fails. */
    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** A server has answered, or failed to. */
    void count(@Nullable Long answer, @Nullable Throwable why) {
        Outcome certain;
        synchronized (this) {
            if (answer == null) {
                failed++;
                failure = why;
            } else if (answer > 0) {
                yes++;
                greatest = Math.max(greatest, answer);
            } else {
                no++;
            }
            boolean decided = yes >= quorum || no + failed > servers - quorum;
            certain = decided ? new Outcome(yes >= quorum, greatest, no, failed, failure) : null;
        }
        if (certain != null) {
            outcome.complete(certain);
        }
    }

    /**
     * What came out.
     *
     * @param agreed whether more than half said yes
     * @param greatest of their answers
     * @param no how many refused
     * @param failed how many did not answer
     * @param failure why one of them did not
     */
    record Outcome(boolean agreed, long greatest, int no, int failed, @Nullable Throwable failure) {}
}
