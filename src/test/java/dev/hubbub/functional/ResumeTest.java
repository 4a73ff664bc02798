package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.proto.Close;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.Resume;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.ChatPeer.Conversation;
import dev.hubbub.testing.Recording;
import io.grpc.Metadata;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming back over real connections. */
@QuarkusTest
class ResumeTest {

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
    void streamGetsWhatItMissedAndThenWhatIsNew() {
        Resume after = say("a");
        say("b");
        say("c");

        Recording<Message> back = peer.resume(room, "bob", after);
        say("d");

        until(() -> back.items().size() == 3);
        assertThat(back.items()).extracting(Message::getContent).containsExactly("b", "c", "d");
        assertThat(header(back, "hubbub-recovered")).isEqualTo("true");
        assertThat(header(back, "hubbub-offset")).isEqualTo("1");
        assertThat(header(back, "hubbub-epoch")).isEqualTo(after.getEpoch());
    }

    @Test
    void streamThatMissedMoreThanIsKeptGetsWhatIsNewAndIsToldSo() {
        Resume after = say("first");
        String long8K = "x".repeat(8_192);
        for (int i = 0; i < 130; i++) { // more than a mebibyte
            say(long8K);
        }

        Recording<Message> back = peer.resume(room, "bob", after);
        say("new");

        until(() -> !back.items().isEmpty());
        assertThat(back.items()).extracting(Message::getContent).containsExactly("new");
        assertThat(header(back, "hubbub-recovered")).isEqualTo("false");
        assertThat(header(back, "hubbub-offset")).isEqualTo("131");
    }

    @Test
    void streamOfAnotherEpochOrFromTheFutureIsNotRecovered() {
        Resume now = say("a");

        for (Resume lost : List.of(
                now.toBuilder().setEpoch("another").build(),
                now.toBuilder().setOffset(2).build(),
                Resume.getDefaultInstance())) {
            Recording<Message> back = peer.resume(room, "bob", lost);
            assertThat(header(back, "hubbub-recovered")).as(lost.toString()).isEqualTo("false");
            assertThat(header(back, "hubbub-offset")).isEqualTo("1");
        }
    }

    @Test
    void streamThatDoesNotResumeIsToldNothingOfIt() {
        say("a");

        assertThat(header(peer.subscribe(room, "bob"), "hubbub-recovered")).isNull();
    }

    @Test
    void chatGetsItsWelcomeThenWhatItMissedAndThenWhatIsNew() {
        Resume after = say("a");
        say("b");
        say("c");

        List<Event> events = peer.chat().resume(room, "bob", after).say("d").await(4);

        assertThat(events.get(0).getWelcome().getRecovered()).isTrue();
        assertThat(events.get(0).getWelcome().getOffset()).isEqualTo(1);
        assertThat(events.subList(1, 4))
                .extracting(event -> event.getMessage().getContent())
                .containsExactly("b", "c", "d");
    }

    @Test
    void chatThatCannotBeRecoveredGetsWhatIsNewAndIsToldSo() {
        Resume other = say("a").toBuilder().setEpoch("another").build();

        List<Event> events = peer.chat().resume(room, "bob", other).say("b").await(2);

        assertThat(events.get(0).getWelcome().getRecovered()).isFalse();
        assertThat(events.get(0).getWelcome().getOffset()).isEqualTo(1);
        assertThat(events.get(1).getMessage().getContent()).isEqualTo("b");
    }

    @Test
    void chatThatLeftMayResumeOnTheSameStream() {
        Conversation bob = peer.chat().join(room, "bob", "Bob").say("a").leave();
        Event.Welcome first = bob.await(3).get(0).getWelcome();
        say("b");

        bob.resume(
                room,
                "bob",
                Resume.newBuilder().setEpoch(first.getEpoch()).setOffset(1).build());

        List<Event> events = bob.await(5);
        assertThat(events.get(3).getWelcome().getRecovered()).isTrue();
        assertThat(events.get(4).getMessage().getContent()).isEqualTo("b");
    }

    @Test
    void negativeOffsetIsRefusedByNameInBothServices() {
        Resume negative = Resume.newBuilder().setOffset(-1).build();

        Recording<Message> stream = peer.resume(room, "bob", negative);
        Conversation chat = peer.chat().resume(room, "bob", negative);

        until(() -> chat.events().isFailed());
        for (Status refused : List.of(stream.failure(), chat.events().failure())) {
            assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(refused.getDescription()).startsWith("resume.offset: ");
        }
    }

    /** Says something, and returns where somebody is who has it. */
    private Resume say(String text) {
        Close close = peer.say(room, "ann", text);
        return Resume.newBuilder()
                .setEpoch(close.getEpoch())
                .setOffset(close.getOffset())
                .build();
    }

    private static @Nullable String header(Recording<Message> stream, String name) {
        return stream.headers().get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }
}
