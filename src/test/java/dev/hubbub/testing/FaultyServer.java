package dev.hubbub.testing;

import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.Close;
import dev.hubbub.proto.Connect;
import dev.hubbub.proto.Message;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server of {@code chat.Broadcast} with one room and no offsets, such as the plain contract has it, that loses, doubles
 * and swaps the deliveries it is told to. Subscribers and messages are numbered from 0, in the order in which they come.
 *
 * <p>It extends no {@code BroadcastImplBase}: of those Quarkus thinks that it is to serve them, on a port of its own.
 */
public final class FaultyServer implements BroadcastGrpc.AsyncService, AutoCloseable {

    /** A message and the subscriber that gets it. */
    public record Delivery(int subscriber, int message) {}

    private final Server server;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    // Under the lock of this object.
    private final Set<Delivery> dropped = new HashSet<>();
    private final Set<Delivery> doubled = new HashSet<>();
    private final Set<Delivery> swapped = new HashSet<>();
    private final List<Subscriber> subscribers = new ArrayList<>();
    private int messages;
    private long stallAt = Long.MAX_VALUE;
    private long stallMillis;
    private long stallUntil;

    public FaultyServer() {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                    .addService(BroadcastGrpc.bindService(this))
                    .build()
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return server.getPort();
    }

    public synchronized void drop(Delivery delivery) {
        dropped.add(delivery);
    }

    public synchronized void doubling(Delivery delivery) {
        doubled.add(delivery);
    }

    /** Holds the message back until the one behind it has gone out. */
    public synchronized void swap(Delivery delivery) {
        swapped.add(delivery);
    }

    /** Answers and delivers nothing for a while, from when this message comes. */
    public synchronized void stall(int message, long millis) {
        stallAt = message;
        stallMillis = millis;
    }

    /** Ends every subscription and takes no more. */
    public void die() {
        server.shutdownNow();
    }

    @Override
    public synchronized void createStream(Connect request, StreamObserver<Message> stream) {
        ServerCallStreamObserver<Message> call = (ServerCallStreamObserver<Message>) stream;
        call.setOnCancelHandler(() -> {});
        Subscriber subscriber = new Subscriber(request.getUser().getId().endsWith("-probe") ? -1 : count(), call);
        subscribers.add(subscriber);
        sendHeaders(call);
    }

    @Override
    public synchronized void broadcastMessage(Message request, StreamObserver<Close> answer) {
        int message = messages++;
        Runnable delivery = () -> deliver(message, request, answer);
        if (message < stallAt) {
            delivery.run();
            return;
        }
        if (message == stallAt) {
            stallUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(stallMillis);
        }
        ScheduledFuture<?> unused =
                clock.schedule(delivery, Math.max(0, stallUntil - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        server.shutdownNow();
    }

    private int count() {
        return (int) subscribers.stream()
                .filter(subscriber -> subscriber.number >= 0)
                .count();
    }

    private synchronized void deliver(int message, Message content, StreamObserver<Close> answer) {
        for (Subscriber subscriber : subscribers) {
            subscriber.take(new Delivery(subscriber.number, message), content);
        }
        answer.onNext(Close.getDefaultInstance());
        answer.onCompleted();
    }

    /** The headers go out with an empty message that belongs to no run: grpc's stubs offer nothing else. */
    private static void sendHeaders(StreamObserver<Message> call) {
        call.onNext(Message.getDefaultInstance());
    }

    private final class Subscriber {

        private final int number;
        private final ServerCallStreamObserver<Message> call;
        private @Nullable Message held;

        Subscriber(int number, ServerCallStreamObserver<Message> call) {
            this.number = number;
            this.call = call;
        }

        void take(Delivery delivery, Message content) {
            if (swapped.contains(delivery)) {
                held = content;
                return;
            }
            int times = dropped.contains(delivery) ? 0 : doubled.contains(delivery) ? 2 : 1;
            for (int i = 0; i < times; i++) {
                send(content);
            }
            if (held != null) {
                send(held);
                held = null;
            }
        }

        private void send(Message content) {
            if (!call.isCancelled()) {
                call.onNext(content);
            }
        }
    }
}
