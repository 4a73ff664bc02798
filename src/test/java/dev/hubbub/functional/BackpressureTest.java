package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static dev.hubbub.testing.GrpcFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.Connect;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.User;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.GrpcFixture;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A client of grpc-java that asks for its messages one by one. */
class BackpressureTest {

    @Test
    void clientThatAsksForOneMessageAtATimeGetsAllInOrderAndIsWaitedFor() {
        try (GrpcFixture fixture = new GrpcFixture();
                ChatPeer peer = new ChatPeer(fixture.port())) {
            ClientCall<Connect, Message> call =
                    peer.channel().newCall(BroadcastGrpc.getCreateStreamMethod(), CallOptions.DEFAULT);
            OneByOne reader = new OneByOne();
            call.start(reader, new Metadata());
            call.sendMessage(Connect.newBuilder()
                    .setUser(User.newBuilder().setId("slow"))
                    .setRoom(ROOM)
                    .build());
            call.halfClose();
            until(() -> fixture.members() == 1);

            List<String> said = fixture.say(900, 8_000);
            until(() -> fixture.hub().stats().outboxBytes() > 1 << 20);
            assertThat(reader.texts).isEmpty();
            for (int asked = 1; asked <= said.size(); asked++) {
                int due = asked;
                call.request(1);
                if (asked % 100 == 0) {
                    until(() -> reader.texts.size() == due);
                }
            }

            assertThat(reader.texts).isEqualTo(said);
            assertThat(fixture.hub().stats().outboxBytes()).isZero();
            call.cancel("enough", null);
        }
    }

    private static final class OneByOne extends ClientCall.Listener<Message> {

        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public void onMessage(Message message) {
            texts.add(message.getContent());
        }
    }
}
