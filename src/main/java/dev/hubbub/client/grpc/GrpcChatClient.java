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
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A client of {@code chat.Broadcast}: one stream to listen, a call to talk. */
final class GrpcChatClient implements ChatClient {

    private static final Metadata.Key<String> RECOVERED =
            Metadata.Key.of("hubbub-recovered", Metadata.ASCII_STRING_MARSHALLER);

    private final Connection connection;
    private final Room room;
    private final Member member;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Demand demand = new Demand();
    private volatile @Nullable ClientCall<Connect, Message> stream;

    /** @param connection has a place for it, which it gives up when it ends */
    GrpcChatClient(Connection connection, Room room, Member member) {
        this.connection = connection;
        this.room = room;
        this.member = member;
    }

    @Override
    public CompletionStage<Void> connect() {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        connection.whenSettled(() -> connected.complete(null));
        return connected;
    }

    @Override
    public CompletionStage<Subscribed> subscribe(Listener listener, @Nullable Position resume) {
        CompletableFuture<Subscribed> subscribed = new CompletableFuture<>();
        ClientCall<Connect, Message> call =
                connection.channel().newCall(BroadcastGrpc.getCreateStreamMethod(), CallOptions.DEFAULT);
        call.start(new StreamListener(call, listener, subscribed), new Metadata());
        stream = call;
        demand.begin(call);
        call.sendMessage(connect(resume));
        call.halfClose();
        if (closed.get()) {
            cancel(); // it was closed while it subscribed
        }
        return subscribed;
    }

    @Override
    public void pause() {
        demand.pause();
    }

    @Override
    public void read(int messages) {
        demand.read(messages);
    }

    @Override
    public void resume() {
        demand.resume();
    }

    @Override
    public CompletionStage<Void> publish(String content, String correlationId) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(
                connection.publishTimeout().toNanos(), TimeUnit.NANOSECONDS);
        Message message = Message.newBuilder()
                .setId(member.id().value())
                .setSenderName(member.name())
                .setRoom(room.name())
                .setContent(content)
                .setCorrelationId(correlationId)
                .build();
        ClientCalls.asyncUnaryCall(
                connection.channel().newCall(BroadcastGrpc.getBroadcastMessageMethod(), options),
                message,
                new Taken(connection, taken));
        return taken;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            cancel();
            connection.leave();
        }
    }

    private void cancel() {
        ClientCall<Connect, Message> call = stream;
        if (call != null) {
            call.cancel("the client hangs up", null);
        }
    }

    private Connect connect(@Nullable Position resume) {
        Connect.Builder connect = Connect.newBuilder()
                .setUser(User.newBuilder().setId(member.id().value()).setName(member.name()))
                .setActive(true)
                .setRoom(room.name());
        if (resume != null) {
            connect.setResume(Resume.newBuilder().setEpoch(resume.epoch()).setOffset(resume.offset()));
        }
        return connect.build();
    }

    private record Taken(Connection connection, CompletableFuture<Void> taken) implements StreamObserver<Close> {

        @Override
        public void onNext(Close answer) {
            connection.answered();
            taken.complete(null);
        }

        @Override
        public void onError(Throwable failure) {
            taken.completeExceptionally(connection.failed(Status.fromThrowable(failure)));
        }

        @Override
        public void onCompleted() {
            taken.completeExceptionally(new HubbubException(ErrorKind.UNAVAILABLE, "the server gave no answer"));
        }
    }

    private final class StreamListener extends ClientCall.Listener<Message> {

        private final ClientCall<Connect, Message> call;
        private final Listener listener;
        private final CompletableFuture<Subscribed> subscribed;

        StreamListener(ClientCall<Connect, Message> call, Listener listener, CompletableFuture<Subscribed> subscribed) {
            this.call = call;
            this.listener = listener;
            this.subscribed = subscribed;
        }

        @Override
        public void onHeaders(Metadata headers) {
            connection.answered();
            subscribed.complete(new Subscribed("true".equals(headers.get(RECOVERED))));
        }

        @Override
        public void onMessage(Message message) {
            if (!closed.get()) {
                listener.onMessage(
                        message.getContent(), message.getCorrelationId(), message.getEpoch(), message.getOffset());
            }
            demand.onMessage(call);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (status.isOk()) {
                ended(new HubbubException(ErrorKind.UNAVAILABLE, "the server ended the subscription"), null);
            } else {
                HubbubException failure = connection.failed(status);
                ended(failure, failure.getMessage());
            }
        }

        private void ended(HubbubException failure, @Nullable String reason) {
            subscribed.completeExceptionally(failure);
            if (closed.compareAndSet(false, true)) {
                connection.leave();
                listener.onEnd(reason);
            }
        }
    }
}
