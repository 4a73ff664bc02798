package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.proto.ChatMessage;
import dev.hubbub.proto.ChatServiceGrpc;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Recording;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DirectChatTest {

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    private final String ann = "ann-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();
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
    void messageReachesItsTargetOnly() {
        Line from = register(ann);
        Line to = register(bob);
        Line other = register("eve-" + UUID.randomUUID());

        from.send(bob, "for you alone");
        from.send(bob, "and this");

        to.await("and this");
        assertThat(to.in().items())
                .filteredOn(message -> message.getUser().equals(ann))
                .hasSize(2);
        assertThat(to.in().items()).last().satisfies(message -> {
            assertThat(message.getTargetId()).isEqualTo(bob);
            assertThat(message.getTimestamp()).isPositive();
        });
        other.send("", "list");
        other.await("online: ");
        assertThat(other.in().items()).noneMatch(message -> message.getUser().equals(ann));
    }

    @Test
    void listSaysWhoIsOnlineAndConnectChoosesThePartner() {
        Line from = register(ann);
        Line to = register(bob);

        from.send("", "list");
        from.await(ann);
        from.await(bob);
        from.send("", "connect " + bob);
        from.await("connected to " + bob);
        from.send("", "hello partner");

        to.await("hello partner");
    }

    @Test
    void withoutTargetOrWithAnUnknownOneTheServerSaysSo() {
        Line from = register(ann);

        from.send("", "to whom?");
        from.await("error: no target");
        from.send("nobody-" + bob, "hello?");
        from.await("error: user \"nobody-" + bob + "\" is not online");
        from.send("", "connect nobody");
        from.await("error: user \"nobody\" is not online");
    }

    @Test
    void secondSessionOfTheSameUserIsRefusedAndTheFirstGoesOn() {
        Line first = register(ann);
        Line from = register(bob);

        Line second = open(ann);

        until(() -> second.in().isFailed());
        assertThat(second.in().failure().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
        from.send(ann, "still you?");
        first.await("still you?");
    }

    @Test
    void userWhoHungUpIsOfflineAndMayComeBack() {
        Line first = register(ann);
        Line from = register(bob);
        first.out().onCompleted();
        until(() -> first.in().isCompleted());

        from.send(ann, "gone?");
        from.await("is not online");

        Line again = register(ann);
        from.send(ann, "welcome back");
        again.await("welcome back");
    }

    private Line register(String user) {
        Line line = open(user);
        line.send("", "list");
        line.await(user);
        return line;
    }

    private Line open(String user) {
        Recording<ChatMessage> in = new Recording<>();
        StreamObserver<ChatMessage> out =
                ChatServiceGrpc.newStub(peer.channel()).chatStream(in);
        out.onNext(ChatMessage.newBuilder().setUser(user).build());
        return new Line(out, in);
    }

    private record Line(StreamObserver<ChatMessage> out, Recording<ChatMessage> in) {

        void send(String target, String text) {
            out.onNext(ChatMessage.newBuilder()
                    .setTargetId(target)
                    .setMessage(text)
                    .build());
        }

        void await(String text) {
            until(() ->
                    in.items().stream().anyMatch(message -> message.getMessage().contains(text)));
        }
    }
}
