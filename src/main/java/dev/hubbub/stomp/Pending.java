package dev.hubbub.stomp;

import dev.hubbub.error.HubbubException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What frames have asked for and what is not done yet: their receipts wait for it. On the session's thread. */
final class Pending {

    /** When so many frames wait, no more are read. */
    private static final int MOST = 64;

    private final ServerSession session;
    private final Wire wire;
    private int waiting;

    Pending(ServerSession session, Wire wire) {
        this.session = session;
        this.wire = wire;
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    boolean isFull() {
        return waiting >= MOST;
    }

    /**
     * Takes steps one after the other, without waiting for what takes longer; the first to fail at once is the last.
     *
     * @param frame what they are about
     * @param done called when all are done, unless one has failed
     */
    void take(List<Step> steps, Frame frame, Runnable done) {
        CompletableFuture<?> all = Step.DONE;
        for (Step step : steps) {
            CompletableFuture<?> taken = step.take();
            throwIfFailed(taken);
            all = taken.isDone() ? all : CompletableFuture.allOf(all, taken);
        }
        if (all.isDone()) {
            throwIfFailed(all);
            done.run();
        } else {
            waiting++;
            all.whenComplete((result, failure) -> wire.execute(() -> {
                waiting--;
                session.later(frame, () -> {
                    if (failure != null) {
                        throw refusal(failure);
                    }
                    done.run();
                });
            }));
        }
    }

    /** What became of something that is done. */
    static <T> T result(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException failure) {
            throw refusal(failure);
        }
    }

    private static void throwIfFailed(CompletableFuture<?> taken) {
        if (taken.isCompletedExceptionally()) {
            result(taken);
        }
    }

    private static RuntimeException refusal(Throwable failure) {
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (reason instanceof StompException refused) {
            return refused;
        }
        return reason instanceof HubbubException known ? known : new CompletionException(reason);
    }
}
