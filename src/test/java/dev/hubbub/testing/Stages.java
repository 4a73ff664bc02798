package dev.hubbub.testing;

import static java.util.Objects.requireNonNull;

import dev.hubbub.error.HubbubException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for stages in tests. */
public final class Stages {

    private static final long LIMIT_SECONDS = 60;

    private Stages() {}

    /** What it has in the end. */
    public static <T> T result(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** How it fails. */
    public static HubbubException failure(CompletionStage<?> stage) {
        try {
            throw new AssertionError("got " + stage.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return (HubbubException) requireNonNull(failed.getCause());
        } catch (TimeoutException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
