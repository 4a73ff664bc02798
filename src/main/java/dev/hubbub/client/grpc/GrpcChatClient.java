package dev.hubbub.client.grpc;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.Close;
import dev.hubbub.proto.Connect;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.Resume;
import dev.hubbub.proto.User;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A client of {@code chat.Broadcast}: one stream to listen, a call to talk. */
final class GrpcChatClient implements ChatClient {

    /** Messages asked for ahead, so that asking costs no round trip. */
    private static final int PREFETCH = 32;

    private static final Metadata.Key<String> RECOVERED =
            Metadata.Key.of("hubbub-recovered", Metadata.ASCII_STRING_MARSHALLER);

    private final Channel channel;
    private final Room room;
    private final Member member;
    private final Duration publishTimeout;
    private final Runnable onClosed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ClientCall<Connect, Message> stream;
    private volatile boolean started;
    private volatile boolean paused;

    GrpcChatClient(Channel channel, Room room, Member member, Duration publishTimeout, Runnable onClosed) {
        this.channel = channel;
        this.room = room;
        this.member = member;
        this.publishTimeout = publishTimeout;
        this.onClosed = onClosed;
        this.stream = channel.newCall(BroadcastGrpc.getCreateStreamMethod(), CallOptions.DEFAULT);
    }

    @Override
    public CompletionStage<Void> connect() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Subscribed> subscribe(Listener listener, @Nullable Position resume) {
        CompletableFuture<Subscribed> subscribed = new CompletableFuture<>();
        Connect.Builder connect = Connect.newBuilder()
                .setUser(User.newBuilder().setId(member.id().value()).setName(member.name()))
                .setActive(true)
                .setRoom(room.name());
        if (resume != null) {
            connect.setResume(Resume.newBuilder().setEpoch(resume.epoch()).setOffset(resume.offset()));
        }
        stream.start(new StreamListener(listener, subscribed), new Metadata());
        started = true;
        if (!paused) {
            stream.request(PREFETCH);
        }
        stream.sendMessage(connect.build());
        stream.halfClose();
        return subscribed;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void read(int messages) {
        if (started) {
            stream.request(messages);
        }
    }

    @Override
    public void resume() {
        if (paused) {
            paused = false;
            read(PREFETCH);
        }
    }

    @Override
    public CompletionStage<Void> publish(String content, String correlationId) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(publishTimeout.toNanos(), TimeUnit.NANOSECONDS);
        Message message = Message.newBuilder()
                .setId(member.id().value())
                .setSenderName(member.name())
                .setRoom(room.name())
                .setContent(content)
                .setCorrelationId(correlationId)
                .build();
        ClientCalls.asyncUnaryCall(
                channel.newCall(BroadcastGrpc.getBroadcastMessageMethod(), options), message, new Taken(taken));
        return taken;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stream.cancel("the client hangs up", null);
            onClosed.run();
        }
    }

    private static HubbubException failure(Status status) {
        ErrorKind kind =
                switch (status.getCode()) {
                    case INVALID_ARGUMENT -> ErrorKind.INVALID_ARGUMENT;
                    case NOT_FOUND, UNIMPLEMENTED -> ErrorKind.NOT_FOUND;
                    case ALREADY_EXISTS -> ErrorKind.ALREADY_EXISTS;
                    case FAILED_PRECONDITION -> ErrorKind.FAILED_PRECONDITION;
                    case RESOURCE_EXHAUSTED -> ErrorKind.RESOURCE_EXHAUSTED;
                    default -> ErrorKind.UNAVAILABLE;
                };
        return new HubbubException(kind, describe(status));
    }

    private static String describe(Status status) {
        String description = status.getDescription();
        return description == null ? status.getCode().name() : status.getCode() + ": " + description;
    }

    private record Taken(CompletableFuture<Void> taken) implements StreamObserver<Close> {

        @Override
        public void onNext(Close answer) {
            taken.complete(null);
        }

        @Override
        public void onError(Throwable failure) {
            taken.completeExceptionally(failure(Status.fromThrowable(failure)));
        }

        @Override
        public void onCompleted() {
            taken.completeExceptionally(new HubbubException(ErrorKind.UNAVAILABLE, "the server gave no answer"));
        }
    }

    private final class StreamListener extends ClientCall.Listener<Message> {

        private final Listener listener;
        private final CompletableFuture<Subscribed> subscribed;

        StreamListener(Listener listener, CompletableFuture<Subscribed> subscribed) {
            this.listener = listener;
            this.subscribed = subscribed;
        }

        @Override
        public void onHeaders(Metadata headers) {
            subscribed.complete(new Subscribed("true".equals(headers.get(RECOVERED))));
        }

        @Override
        public void onMessage(Message message) {
            if (!closed.get()) {
                listener.onMessage(
                        message.getContent(), message.getCorrelationId(), message.getEpoch(), message.getOffset());
            }
            if (!paused) {
                stream.request(1);
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            subscribed.completeExceptionally(failure(status));
            if (closed.compareAndSet(false, true)) {
                onClosed.run();
                listener.onEnd(status.isOk() ? null : describe(status));
            }
        }
    }
}
