package dev.hubbub.client.grpc;

import dev.hubbub.client.ChatEvent;
import dev.hubbub.client.ChatEvent.Ended;
import dev.hubbub.client.ChatSession;
import dev.hubbub.client.Join;
import dev.hubbub.client.Position;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.ListRoomsRequest;
import dev.hubbub.proto.Message;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A stream of {@code chat.Chat} to listen, and unary calls to talk: they say of each message what became of it. */
final class GrpcChatSession implements ChatSession {

    /** Events asked for ahead, so that fetching costs no round trip. */
    private static final int PREFETCH = 32;

    private final ManagedChannel channel;
    private final Failures failures;
    private final Duration patience;
    private final Join join;
    private final Consumer<GrpcChatSession> onClosed;
    private final ClientCall<Command, Event> stream;

    /** As many as were asked for, and the end. */
    private final BlockingQueue<ChatEvent> events = new ArrayBlockingQueue<>(PREFETCH + 1);

    private volatile boolean answered;
    private boolean closed;

    /** Dials. @param onClosed told when it is closed, perhaps more than once */
    GrpcChatSession(Endpoint endpoint, Join join, Consumer<GrpcChatSession> onClosed) {
        this.channel = endpoint.dial();
        this.failures = endpoint.failures();
        this.patience = endpoint.publishTimeout();
        this.join = join;
        this.onClosed = onClosed;
        this.stream = channel.newCall(ChatGrpc.getJoinMethod(), CallOptions.DEFAULT);
    }

    GrpcChatSession begin() {
        stream.start(new StreamListener(), new Metadata());
        stream.request(PREFETCH);
        send(ChatProtos.command(join));
        return this;
    }

    @Override
    public ChatEvent next() throws InterruptedException {
        ChatEvent event = events.take();
        if (event instanceof Ended) {
            events.add(event); // nobody else adds any more
        } else {
            stream.request(1);
        }
        return event;
    }

    @Override
    public CompletionStage<Position> say(String content, String correlationId) {
        Message message = ChatProtos.message(join, content, correlationId);
        return call(BroadcastGrpc.getBroadcastMessageMethod(), message)
                .thenApply(taken -> new Position(taken.getEpoch(), taken.getOffset()));
    }

    @Override
    public void who() {
        send(ChatProtos.WHO);
    }

    @Override
    public CompletionStage<OpenRooms> rooms() {
        return call(ChatGrpc.getListRoomsMethod(), ListRoomsRequest.getDefaultInstance())
                .thenApply(ChatProtos::rooms);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            stream.cancel("the client leaves", null);
        }
        channel.shutdownNow();
        onClosed.accept(this);
    }

    /** A call takes messages from one thread at a time, and none when it was cancelled. */
    private synchronized void send(Command command) {
        if (!closed) {
            stream.sendMessage(command);
        }
    }

    private <Q, A> CompletableFuture<A> call(MethodDescriptor<Q, A> method, Q request) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS);
        ClientCalls.asyncUnaryCall(channel.newCall(method, options), request, new Answer<>(this, answer));
        return answer;
    }

    private HubbubException failed(Status status) {
        if (status.getCode() != Status.Code.UNIMPLEMENTED) {
            return failures.of(status, answered);
        }
        return new HubbubException(
                ErrorKind.UNAVAILABLE,
                Failures.isOfHttp(status)
                        ? Failures.NO_GRPC
                        : "there is a gRPC server, but no chat.Chat: " + status.getDescription());
    }

    private record Answer<A>(GrpcChatSession session, CompletableFuture<A> answer) implements StreamObserver<A> {

        @Override
        public void onNext(A value) {
            answer.complete(value);
        }

        @Override
        public void onError(Throwable failure) {
            answer.completeExceptionally(session.failed(Status.fromThrowable(failure)));
        }

        @Override
        public void onCompleted() {
            answer.completeExceptionally(new HubbubException(ErrorKind.UNAVAILABLE, "the server gave no answer"));
        }
    }

    private final class StreamListener extends ClientCall.Listener<Event> {

        @Override
        public void onHeaders(Metadata headers) {
            answered = true;
        }

        @Override
        public void onMessage(Event message) {
            ChatEvent event = ChatProtos.event(message);
            if (event == null) {
                stream.request(1); // of a newer server
            } else {
                events.add(event);
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            events.add(new Ended(
                    status.isOk()
                            ? new HubbubException(ErrorKind.UNAVAILABLE, "the server ended the chat")
                            : failed(status)));
        }
    }
}
