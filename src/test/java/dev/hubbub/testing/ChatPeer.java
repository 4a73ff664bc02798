package dev.hubbub.testing;

import static org.awaitility.Awaitility.await;

import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.Close;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Connect;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.Resume;
import dev.hubbub.proto.User;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.pollinterval.IterativePollInterval;

/** A foreign client on a connection of its own: grpc-java's stubs, as anybody would use them. */
public final class ChatPeer implements AutoCloseable {

    private static final long LONGEST_PAUSE_MILLIS = 16;
    private final ManagedChannel channel;

    public ChatPeer(int port) {
        this(ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
    }

    /** On a channel that is closed with this. */
    public ChatPeer(ManagedChannel channel) {
        this.channel = channel;
    }

    /** A room name that no other test uses. */
    public static String newRoom() {
        return "room-" + UUID.randomUUID();
    }

    public ManagedChannel channel() {
        return channel;
    }

    /** Subscribes, and waits until the server has the subscription. */
    public Recording<Message> subscribe(String room, String user) {
        return subscribe(connect(room, user).build());
    }

    /** Comes back with the last offset it had, and waits until the server has the subscription. */
    public Recording<Message> resume(String room, String user, Resume resume) {
        return subscribe(connect(room, user).setResume(resume).build());
    }

    private static Connect.Builder connect(String room, String user) {
        return Connect.newBuilder()
                .setUser(User.newBuilder().setId(user))
                .setActive(true)
                .setRoom(room);
    }

    private Recording<Message> subscribe(Connect connect) {
        Recording<Message> stream = new Recording<>();
        BroadcastGrpc.newStub(channel).withInterceptors(stream).createStream(connect, stream);
        until(() -> stream.hasHeaders() || stream.isFailed());
        return stream;
    }

    public Close say(String room, String user, String text) {
        return say(
                Message.newBuilder().setRoom(room).setId(user).setContent(text).build());
    }

    public Close say(Message message) {
        return BroadcastGrpc.newBlockingStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .broadcastMessage(message);
    }

    /** Opens a two-way chat; commands go to {@code commands}, events are recorded. */
    public Conversation chat() {
        Recording<Event> events = new Recording<>();
        return new Conversation(ChatGrpc.newStub(channel).join(events), events);
    }

    /** Looks at once, and then less and less often: what is waited for is mostly there, or nearly. */
    public static void until(Supplier<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(new IterativePollInterval(ChatPeer::twice, Duration.ofMillis(1)))
                .until(condition::get);
    }

    private static Duration twice(Duration pause) {
        return pause.toMillis() < LONGEST_PAUSE_MILLIS ? pause.multipliedBy(2) : pause;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A two-way chat. */
    public record Conversation(StreamObserver<Command> commands, Recording<Event> events) {

        public Conversation join(String room, String user, String name) {
            commands.onNext(Command.newBuilder()
                    .setJoin(Command.Join.newBuilder()
                            .setRoom(room)
                            .setUser(User.newBuilder().setId(user).setName(name)))
                    .build());
            return this;
        }

        public Conversation resume(String room, String user, Resume resume) {
            commands.onNext(Command.newBuilder()
                    .setJoin(Command.Join.newBuilder()
                            .setRoom(room)
                            .setUser(User.newBuilder().setId(user))
                            .setResume(resume))
                    .build());
            return this;
        }

        public Conversation say(String text) {
            commands.onNext(Command.newBuilder()
                    .setSay(Command.Say.newBuilder().setContent(text))
                    .build());
            return this;
        }

        public Conversation leave() {
            commands.onNext(Command.newBuilder()
                    .setLeave(Command.Leave.getDefaultInstance())
                    .build());
            return this;
        }

        public Conversation who() {
            commands.onNext(Command.newBuilder()
                    .setWho(Command.Who.getDefaultInstance())
                    .build());
            return this;
        }

        /** Waits for so many events in all, and returns them. */
        public List<Event> await(int count) {
            until(() -> events.items().size() >= count || events.isFailed());
            return events.items();
        }
    }
}
