package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Timestamp;
import dev.hubbub.hub.Hub;
import dev.hubbub.message.Room;
import dev.hubbub.proto.Close;
import dev.hubbub.proto.Message;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Recording;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BroadcastTest {

    @Inject
    Hub hub;

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
    void everySubscriberReceivesInTheSameOrderTheSenderIncluded() {
        Recording<Message> ann = peer.subscribe(room, "ann");
        Recording<Message> bob = peer.subscribe(room, "bob");

        List<Close> closes = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> peer.say(room, i % 2 == 0 ? "ann" : "bob", "text " + i))
                .toList();

        until(() -> ann.items().size() == 200 && bob.items().size() == 200);
        assertThat(ann.items()).isEqualTo(bob.items());
        assertThat(ann.items()).extracting(Message::getOffset).isSorted().doesNotHaveDuplicates();
        assertThat(closes)
                .extracting(Close::getOffset)
                .containsExactlyInAnyOrderElementsOf(
                        ann.items().stream().map(Message::getOffset).toList());
    }

    @Test
    void serverStampsTimeOffsetEpochRoomAndName() {
        Recording<Message> ann = peer.subscribe(room, "ann");
        Instant before = Instant.now().minusMillis(1);

        Close close = peer.say(Message.newBuilder()
                .setRoom(room)
                .setId("bob")
                .setContent("hi")
                .setOffset(99)
                .setEpoch("forged")
                .setCorrelationId("mine")
                .build());

        until(() -> ann.items().size() == 1);
        Message message = ann.items().get(0);
        assertThat(message.getOffset()).isEqualTo(close.getOffset()).isEqualTo(1);
        assertThat(message.getEpoch()).isEqualTo(close.getEpoch()).isNotEqualTo("forged");
        assertThat(message.getSenderName()).isEqualTo("bob");
        assertThat(message.getCorrelationId()).isEqualTo("mine");
        Timestamp time = message.getTimestamp();
        assertThat(Instant.ofEpochSecond(time.getSeconds()).plusNanos(time.getNanos()))
                .isBetween(before, Instant.now().plusMillis(1));
    }

    @Test
    void roomsAreApartAndTheLobbyIsTheDefault() {
        Recording<Message> here = peer.subscribe(room, "ann");
        Recording<Message> lobby = peer.subscribe("", "ann");

        peer.say("", "bob", "to the lobby " + room);
        peer.say(room, "bob", "to the room");

        until(() -> here.items().size() == 1 && !lobby.items().isEmpty());
        assertThat(here.items().get(0).getContent()).isEqualTo("to the room");
        assertThat(lobby.items())
                .allSatisfy(message -> assertThat(message.getRoom()).isEqualTo("lobby"));
    }

    @Test
    void cancelledStreamLeavesTheRoom() {
        Recording<Message> ann = peer.subscribe(room, "ann");
        peer.subscribe(room, "bob");
        assertThat(hub.members(Room.named(room)).count()).isEqualTo(2);

        ann.cancel();

        until(() -> hub.members(Room.named(room)).count() == 1);
    }

    @Test
    void faultyMessageIsRefusedWithEveryFieldNamedAndOthersGoOn() {
        Recording<Message> ann = peer.subscribe(room, "ann");

        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> peer.say(Message.newBuilder().setRoom("no such shape!").build()));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getStatus().getDescription()).contains("id: ", "room: ", "content: ");
        peer.say(room, "bob", "still here");
        until(() -> ann.items().size() == 1);
    }

    @Test
    void oversizedMessageIsRefused() {
        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> peer.say(room, "ann", "x".repeat(8193)));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getStatus().getDescription()).contains("8193", "8192");
    }

    @Test
    void subscriberWithoutUserIsRefused() {
        Recording<Message> nobody = peer.subscribe(room, "");

        assertThat(nobody.failure().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(nobody.failure().getDescription()).contains("user.id");
    }
}
