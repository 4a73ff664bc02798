package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.lock.LocalLockServer;
import dev.hubbub.message.Room;
import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.ChatMessage;
import dev.hubbub.proto.ChatServiceGrpc;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.User;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Emails;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.LockFixture;
import dev.hubbub.testing.Recording;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompPeer;
import dev.hubbub.testing.StoreFixture;
import dev.hubbub.user.KnownUsers;
import dev.hubbub.user.NewUser;
import dev.hubbub.user.UserDirectory;
import dev.hubbub.user.UserStore;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only those whom the user directory has come in, on every protocol, and under the names that it has for them. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // before each test
class KnownUsersTest {

    private static final String ROOM = GrpcFixture.ROOM;

    @TempDir
    Path folder;

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private UserStore store;
    private LockFixture locks;
    private KnownUsers admission;
    private String ann;

    @BeforeEach
    void open() {
        store = StoreFixture.inFile(folder.resolve("users"));
        locks = LockFixture.of(new LocalLockServer(Clock.systemUTC()), Duration.ofSeconds(5));
        UserDirectory directory = new UserDirectory(store, locks.locks(), workers, Clock.systemUTC());
        admission = new KnownUsers(directory);
        ann = Integer.toString(directory
                .create(new NewUser("Ann Smith", Emails.unused(), 30, ""))
                .toCompletableFuture()
                .join()
                .id());
    }

    @AfterEach
    void close() {
        locks.close();
        store.close();
        workers.shutdown();
    }

    @Test
    void overGrpcTheyAreKnownByTheDirectorysName() {
        try (GrpcFixture server = new GrpcFixture(admission);
                ChatPeer peer = new ChatPeer(server.port())) {
            Recording<Message> heard = peer.subscribe(ROOM, ann);
            Recording<Event> talk = new Recording<>();
            var commands = ChatGrpc.newStub(peer.channel()).join(talk);
            commands.onNext(join(ann));
            commands.onNext(Command.newBuilder()
                    .setSay(Command.Say.newBuilder().setContent("streamed"))
                    .build());
            until(() -> heard.items().size() == 1);
            peer.say(Message.newBuilder()
                    .setRoom(ROOM)
                    .setId(ann)
                    .setSenderName("Somebody Else")
                    .setContent("called")
                    .build());
            until(() -> heard.items().size() == 2 && !talk.items().isEmpty());

            assertThat(heard.items()).extracting(Message::getSenderName).containsOnly("Ann Smith");
            assertThat(talk.items().get(0).getWelcome().getMembersList())
                    .extracting(User::getName)
                    .containsOnly("Ann Smith");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "2000000000", "99999999999", "0", "-1", "01", "+1", "1 or 1=1"})
    void whomItDoesNotHaveAreRefusedOverGrpc(String id) {
        String unknown = id.replace(' ', '_');
        try (GrpcFixture server = new GrpcFixture(admission);
                ChatPeer peer = new ChatPeer(server.port())) {
            Recording<Event> talk = new Recording<>();
            ChatGrpc.newStub(peer.channel()).join(talk).onNext(join(unknown));
            Recording<ChatMessage> direct = new Recording<>();
            ChatServiceGrpc.newStub(peer.channel())
                    .chatStream(direct)
                    .onNext(ChatMessage.newBuilder().setUser(unknown).build());
            until(() -> talk.isFailed() && direct.isFailed());

            assertRefused(talk.failure(), unknown);
            assertRefused(direct.failure(), unknown);
            assertRefused(peer.subscribe(ROOM, unknown).failure(), unknown);
            assertRefused(
                    catchThrowableOfType(StatusRuntimeException.class, () -> peer.say(ROOM, unknown, "hello"))
                            .getStatus(),
                    unknown);
            assertThat(server.hub().members(Room.named(ROOM)).count()).isZero();
        }
    }

    @Test
    void overStompWhatComesWithTheirConnectWaitsForTheDirectory() {
        try (StompFixture server = StompFixture.admitting(admission);
                StompPeer peer = StompPeer.open(server.port())) {
            peer.send("CONNECT\naccept-version:1.2\nhost:x\nlogin:" + ann + "\n\n\0"
                    + "SUBSCRIBE\nid:1\ndestination:" + StompFixture.DESTINATION + "\n\n\0"
                    + "SEND\ndestination:" + StompFixture.DESTINATION + "\n\nhello\0");

            assertThat(peer.awaitMessages(1).get(0).headerLines()).contains("sender:" + ann, "sender-name:Ann Smith");
            assertThat(peer.frames("CONNECTED").get(0).header("user-name")).isEqualTo(ann);
        }
    }

    @Test
    void overStompTheOthersGetAnError() {
        try (StompFixture server = StompFixture.admitting(admission);
                StompPeer peer = StompPeer.open(server.port())) {
            peer.send("CONNECT\naccept-version:1.2\nhost:x\nlogin:eve\n\n\0" + "SEND\ndestination:"
                    + StompFixture.DESTINATION + "\n\nhello\0");
            until(() -> !peer.frames("ERROR").isEmpty());

            assertThat(peer.frames("ERROR").get(0).body()).contains("\"eve\"", "hubbub.users.required");
            assertThat(peer.frames("CONNECTED")).isEmpty();
        }
    }

    @Test
    void whoIsRemovedDoesNotComeInAgain() {
        try (GrpcFixture server = new GrpcFixture(admission);
                ChatPeer peer = new ChatPeer(server.port())) {
            assertThat(peer.subscribe(ROOM, ann).hasHeaders()).isTrue();
            store.delete(Integer.parseInt(ann), Long.MAX_VALUE);

            assertRefused(peer.subscribe(ROOM, ann).failure(), ann);
        }
    }

    private static void assertRefused(Status failure, String id) {
        assertThat(failure.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(failure.getDescription()).contains("\"" + id + "\"", "hubbub.users.required");
    }

    private static Command join(String user) {
        return Command.newBuilder()
                .setJoin(Command.Join.newBuilder()
                        .setUser(User.newBuilder().setId(user))
                        .setRoom(ROOM))
                .build();
    }
}
