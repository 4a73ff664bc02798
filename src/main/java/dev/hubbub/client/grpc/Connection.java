package dev.hubbub.client.grpc;

import dev.hubbub.error.HubbubException;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A connection, as its clients see it. Any thread. */
final class Connection {

    private static final int CLOSE_SECONDS = 5;
    private static final long REDIAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final GrpcChatClients owner;
    private final ManagedChannel channel;
    private final Failures failures;
    private final Duration publishTimeout;
    private final AtomicLong redialledNanos = new AtomicLong(System.nanoTime() - REDIAL_NANOS);

    private volatile boolean answered;

    // Under the owner's lock.
    int clients;
    boolean broken;

    Connection(GrpcChatClients owner, Endpoint endpoint) {
        this.owner = owner;
        this.channel = endpoint.dial();
        this.failures = endpoint.failures();
        this.publishTimeout = endpoint.publishTimeout();
    }

    Channel channel() {
        return channel;
    }

    Duration publishTimeout() {
        return publishTimeout;
    }

    /** Dials, and tells when the connection stands or could not be had; a call then finds out why. */
    void whenSettled(Runnable settled) {
        ConnectivityState state = channel.getState(true);
        if (state == ConnectivityState.IDLE || state == ConnectivityState.CONNECTING) {
            channel.notifyWhenStateChanged(state, () -> whenSettled(settled));
        } else {
            settled.run();
        }
    }

    /** The server answered, so that it is one to talk to. */
    void answered() {
        if (!answered) {
            answered = true;
        }
    }

    /** Why a call failed; when it is because the connection broke, the connection is retired. */
    HubbubException failed(Status status) {
        if (status.getCode() == Status.Code.UNAVAILABLE) {
            owner.retire(this);
            redial();
        }
        return failures.of(status, answered);
    }

    /** A client gives up its place. */
    void leave() {
        owner.leave(this);
    }

    /** Ends every call. */
    void shutdown() {
        channel.shutdownNow();
    }

    /** Begins no more calls. */
    void shutdownGently() {
        channel.shutdown();
    }

    /** Waits until all are closed, for a few seconds at most. */
    static void awaitEnd(List<Connection> connections) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        try {
            for (Connection connection : connections) {
                connection.channel.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Has those clients that stay try again soon, and not when grpc-java would, after up to two minutes; but not with
     * every call that fails.
     */
    private void redial() {
        long last = redialledNanos.get();
        long now = System.nanoTime();
        if (now - last >= REDIAL_NANOS && redialledNanos.compareAndSet(last, now)) {
            channel.resetConnectBackoff();
        }
    }
}
