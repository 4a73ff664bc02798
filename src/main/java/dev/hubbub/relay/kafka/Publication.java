package dev.hubbub.relay.kafka;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import java.util.concurrent.CompletableFuture;

/** A message on its way to Kafka, and the answer to its publisher, which is given once. */
final class Publication {

    private static final int OVERHEAD_BYTES = 512;

    private final ChatRecord message;
    private final Outlet outlet;
    private final long startedNanos = System.nanoTime();
    private final CompletableFuture<ChatMessage> answer = new CompletableFuture<>();
    private final Thread publisher = Thread.currentThread();
    private volatile boolean handedOver;
    private volatile Doubt doubt = Doubt.NONE;

    /** @param outlet the way to its partition */
    Publication(ChatRecord message, Outlet outlet) {
        this.message = message;
        this.outlet = outlet;
    }

    String id() {
        return message.id();
    }

    ChatRecord message() {
        return message;
    }

    Outlet outlet() {
        return outlet;
    }

    /** Roughly what it takes while it waits. */
    int bytes() {
        return OVERHEAD_BYTES + message.draft().bytes();
    }

    long startedNanos() {
        return startedNanos;
    }

    CompletableFuture<ChatMessage> answer() {
        return answer;
    }

    /** Whether it is still being handed to the producer: what fails then has never been sent. */
    boolean isBeingHandedOver() {
        return !handedOver && Thread.currentThread() == publisher;
    }

    /** The producer has it. */
    void handedOver() {
        handedOver = true;
    }

    Doubt doubt() {
        return doubt;
    }

    /** Kafka has not acknowledged it, which does not mean that it was not taken. */
    void doubt(long lastProbe) {
        doubt = new Doubt(lastProbe, System.nanoTime());
    }

    void fail(ErrorKind kind, String reason) {
        answer.completeExceptionally(new HubbubException(kind, reason));
    }

    /**
     * Since when it is in doubt.
     *
     * @param lastProbe the number of the probe before
     */
    record Doubt(long lastProbe, long sinceNanos) {

        static final Doubt NONE = new Doubt(0, 0);
    }
}
