package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.proto.Command;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.Event.EventCase;
import dev.hubbub.proto.User;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.ChatPeer.Conversation;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatTest {

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    private final String room = newRoom();
    private ChatPeer peer;

    @BeforeEach
    void connect() {
        peer = new ChatPeer(port);
    }

    @AfterEach
    void hangUp() {
        peer.close();
    }

    @Test
    void welcomeSaysRoomEpochOffsetAndMembers() {
        peer.say(room, "early", "before you came");

        Event.Welcome welcome =
                peer.chat().join(room, "ann", "Ann").await(1).get(0).getWelcome();

        assertThat(welcome.getRoom()).isEqualTo(room);
        assertThat(welcome.getEpoch()).isNotEmpty();
        assertThat(welcome.getOffset()).isEqualTo(1);
        assertThat(welcome.getMembersList()).containsExactly(user("ann", "Ann"));
        assertThat(welcome.getMemberCount()).isEqualTo(1);
    }

    /** The answer to a join must not overtake its headers: with a lane that is busy already, it could. */
    @Test
    void joiningABusyRoomIsAnsweredEveryTime() {
        for (int i = 0; i < 40; i++) {
            try (ChatPeer joiner = new ChatPeer(port)) {
                Conversation chat = joiner.chat();
                peer.say(room, "bob", "busy");
                chat.join(room, "joiner-" + i, "");
                peer.say(room, "bob", "busy");
                assertThat(chat.await(1).get(0).getEventCase()).isEqualTo(EventCase.WELCOME);
            }
        }
    }

    @Test
    void twoTalkAndSeeEachOtherComeAndGo() {
        Conversation ann = peer.chat().join(room, "ann", "Ann");
        ann.await(1);
        Conversation bob = peer.chat().join(room, "bob", "Bob");
        bob.await(1);

        bob.say("hi");
        bob.await(2);
        bob.leave();

        assertThat(ann.await(4))
                .extracting(Event::getEventCase)
                .containsExactly(EventCase.WELCOME, EventCase.JOINED, EventCase.MESSAGE, EventCase.LEFT);
        assertThat(ann.events().items().get(1).getJoined().getUser()).isEqualTo(user("bob", "Bob"));
        assertThat(ann.events().items().get(2).getMessage().getSenderName()).isEqualTo("Bob");
        assertThat(ann.events().items().get(3).getLeft().getMemberCount()).isEqualTo(1);
        assertThat(bob.await(3))
                .extracting(Event::getEventCase)
                .containsExactly(EventCase.WELCOME, EventCase.MESSAGE, EventCase.LEFT);
    }

    @Test
    void whatWasSaidBeforeAFaultyCommandIsAnsweredBeforeItsStatus() {
        Conversation ann = peer.chat().join(room, "ann", "Ann").say("hi").who().say("");

        until(ann.events()::isFailed);

        assertThat(ann.events().items())
                .extracting(Event::getEventCase)
                .containsExactly(EventCase.WELCOME, EventCase.MESSAGE, EventCase.MEMBERS);
        assertThat(ann.events().failure().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(ann.events().failure().getDescription()).contains("content");
    }

    @Test
    void commandsMayBeSentAllAtOnceAsGrpcurlDoes() {
        String other = newRoom();
        Conversation ann = peer.chat()
                .join(room, "ann", "Ann")
                .say("one")
                .leave()
                .join(other, "ann", "Ann")
                .who()
                .say("two");
        ann.commands().onCompleted();

        until(() -> ann.events().isCompleted());
        assertThat(ann.events().items())
                .extracting(Event::getEventCase)
                .containsExactlyInAnyOrder(
                        EventCase.WELCOME,
                        EventCase.MESSAGE,
                        EventCase.LEFT,
                        EventCase.WELCOME,
                        EventCase.MEMBERS,
                        EventCase.MESSAGE,
                        EventCase.LEFT);
        assertThat(ann.events().items()).last().extracting(Event::getEventCase).isEqualTo(EventCase.LEFT);
    }

    @Test
    void broadcastAndChatShareOneOrder() {
        Conversation ann = peer.chat().join(room, "ann", "Ann");
        ann.await(1);
        var bob = peer.subscribe(room, "bob");

        for (int i = 0; i < 20; i++) {
            ann.say("said " + i);
            peer.say(room, "bob", "broadcast " + i);
        }

        until(() -> bob.items().size() == 40);
        List<Event> events = ann.await(1 + 1 + 40);
        assertThat(events.stream().filter(Event::hasMessage).map(Event::getMessage))
                .isEqualTo(bob.items());
    }

    @Test
    void sayingBeforeJoiningIsRefused() {
        Conversation ann = peer.chat().say("too early");

        until(() -> ann.events().isFailed());
        assertThat(ann.events().failure().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(ann.events().failure().getDescription()).contains("join");
    }

    @Test
    void joiningTwiceIsRefused() {
        Conversation ann = peer.chat().join(room, "ann", "Ann").join(room, "ann", "Ann");

        until(() -> ann.events().isFailed());
        assertThat(ann.events().failure().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(ann.events().failure().getDescription()).contains(room, "leave");
    }

    @Test
    void emptyCommandAndEmptyMessageAreRefusedByName() {
        Conversation nothing = peer.chat();
        nothing.commands().onNext(Command.getDefaultInstance());
        Conversation empty = peer.chat().join(room, "ann", "Ann").say("");

        until(() -> nothing.events().isFailed() && empty.events().isFailed());
        assertThat(nothing.events().failure().getDescription()).startsWith("command: ");
        assertThat(empty.events().failure().getDescription()).startsWith("content: ");
    }

    private static User user(String id, String name) {
        return User.newBuilder().setId(id).setName(name).build();
    }
}
