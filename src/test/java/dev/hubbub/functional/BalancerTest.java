package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hubbub.proto.Event;
import dev.hubbub.proto.Message;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.CutWire;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.NginxProcess;
import dev.hubbub.testing.Recording;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real nginx, as docker/nginx has it, in front of two servers; all streams are on one connection to it. */
class BalancerTest {

    private static final String ROOM = GrpcFixture.ROOM;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final GrpcFixture one = new GrpcFixture();
    private final GrpcFixture other = new GrpcFixture();
    private NginxProcess nginx;
    private ChatPeer peer;

    @BeforeEach
    void start() throws IOException {
        nginx = NginxProcess.before(one.port(), other.port());
        peer = new ChatPeer(nginx.grpcPort());
    }

    @AfterEach
    void close() {
        peer.close();
        nginx.close();
        one.close();
        other.close();
    }

    @Test
    void aStreamAndACallPass() {
        Recording<Message> stream = subscribe("ann");
        (one.members() == 1 ? one : other).say("through nginx");

        until(() -> stream.items().size() == 1);
        assertThat(stream.items().get(0).getContent()).isEqualTo("through nginx");
        assertThat(peer.say(ROOM, "bob", "taken").getOffset()).isPositive();
    }

    @Test
    void aChatMayTakeMoreThanNginxTakesOfARequestByItself() {
        int messages = 150;
        String text = "x".repeat(8_000); // more than a megabyte in all
        ChatPeer.Conversation chat = peer.chat().join(ROOM, "ann", "Ann");
        for (int said = 1; said <= messages; said++) {
            chat.say(text).await(1 + said); // after the welcome
        }

        assertThat(chat.events().items()).filteredOn(Event::hasMessage).hasSize(messages);
        assertThat(chat.events().isFailed()).isFalse();
    }

    @Test
    void theStreamsOfOneConnectionAreSpreadEvenly() {
        subscribe(20);

        assertThat(List.of(one.members(), other.members())).containsExactly(10, 10);
    }

    @Test
    void whoeverHasTheFewestStreamsGetsTheNext() {
        List<Recording<Message>> streams = subscribe(12);
        one.say("here");
        until(() -> streams.stream().filter(stream -> !stream.items().isEmpty()).count() == 6);
        streams.stream().filter(stream -> !stream.items().isEmpty()).forEach(Recording::cancel);
        until(() -> one.members() == 0);

        IntStream.range(0, 4).forEach(user -> subscribe("late-" + user));

        assertThat(List.of(one.members(), other.members())).containsExactly(4, 6);
    }

    @Test
    void anInstanceThatEndsIsPassedByAndItsStreamsEndAsWhatMayBeTriedAgain() {
        List<Recording<Message>> streams = subscribe(4);
        one.close();
        until(() -> streams.stream().filter(BalancerTest::hasEnded).count() == 2);

        subscribe(4).forEach(stream -> assertThat(stream.hasHeaders()).isTrue());
        assertThat(other.members()).isEqualTo(6);
        assertThat(streams.stream().filter(BalancerTest::hasEnded))
                .allSatisfy(ended -> assertThat(ended.failure().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    }

    @Test
    void theStreamOfAnInstanceThatDiesWithoutAWordEndsAsInternal() throws IOException {
        try (CutWire wire = new CutWire(one.port());
                NginxProcess before = NginxProcess.before(wire.port());
                ChatPeer listener = new ChatPeer(before.grpcPort())) {
            Recording<Message> stream = listener.subscribe(ROOM, "ann");

            wire.reset();

            until(stream::isFailed);
            assertThat(stream.failure().getCode()).isEqualTo(Status.Code.INTERNAL);
        }
    }

    @Test
    void whereNobodyIsThereClientsAreToldInTheirOwnProtocol() {
        one.close();
        other.close();

        await().atMost(LIMIT).untilAsserted(() -> assertThatThrownBy(() -> peer.say(ROOM, "ann", "anybody?"))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> {
                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
                    assertThat(refused.getStatus().getDescription()).startsWith("no instance could be reached");
                }));
    }

    private static boolean hasEnded(Recording<Message> stream) {
        return stream.isFailed() || stream.isCompleted();
    }

    private List<Recording<Message>> subscribe(int count) {
        return IntStream.range(0, count)
                .mapToObj(user -> subscribe("user-" + user))
                .toList();
    }

    private Recording<Message> subscribe(String user) {
        return peer.subscribe(ROOM, user);
    }
}
