package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.access.Role;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.proto.ChatMessage;
import dev.hubbub.proto.ChatServiceGrpc;
import dev.hubbub.proto.user.ListUsersRequest;
import dev.hubbub.proto.user.UserServiceGrpc;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.GuardedProfile;
import dev.hubbub.testing.Recording;
import dev.hubbub.testing.TokenIssuer;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gRPC port, once tokens are asked for. */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class AccessGrpcTest {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    @Inject
    GrpcServer server;

    @Test
    void withoutATokenNobodyIsLetIn() {
        try (ChatPeer peer = new ChatPeer(server.port())) {
            refuses(peer, Status.Code.UNAUTHENTICATED, "Bearer <token>");
            Recording<?> stream = peer.subscribe(ChatPeer.newRoom(), "ann");
            assertThat(stream.failure().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    void healthIsForEverybody() {
        try (ChatPeer peer = new ChatPeer(server.port())) {
            assertThat(HealthGrpc.newBlockingStub(peer.channel())
                            .check(HealthCheckRequest.getDefaultInstance())
                            .getStatus())
                    .isEqualTo(ServingStatus.SERVING);
        }
    }

    static Stream<Map.Entry<String, String>> badTokens() {
        return TokenIssuer.KNOWN.badTokens().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefused(Map.Entry<String, String> bad) {
        try (ChatPeer peer = peer(bad.getValue())) {
            refuses(peer, Status.Code.UNAUTHENTICATED, "token");
        }
    }

    @Test
    void aRoleThatIsMissingIsNamed() {
        try (ChatPeer peer = peer(TokenIssuer.KNOWN.token("ann", Role.LAB))) {
            refuses(peer, Status.Code.PERMISSION_DENIED, "\"chat\"");
        }
        try (ChatPeer peer = peer(TokenIssuer.KNOWN.token("ann", Role.CHAT))) {
            assertThatThrownBy(() -> UserServiceGrpc.newBlockingStub(peer.channel())
                            .listUsers(ListUsersRequest.getDefaultInstance()))
                    .hasMessageContaining("PERMISSION_DENIED")
                    .hasMessageContaining("\"admin\"");
        }
    }

    @Test
    void aSenderIsWhomTheTokenIsOf() {
        String room = ChatPeer.newRoom();
        try (ChatPeer peer = peer(TokenIssuer.KNOWN.token("ann", Role.CHAT))) {
            var heard = peer.subscribe(room, "");
            peer.say(room, "", "hello");
            peer.say(room, "ann", "again");
            assertThatThrownBy(() -> peer.say(room, "bob", "boo"))
                    .hasMessageContaining("PERMISSION_DENIED")
                    .hasMessageContaining("\"ann\"");
            until(() -> heard.items().size() == 2);

            assertThat(heard.items()).extracting(message -> message.getId()).containsOnly("ann");
            assertThat(peer.subscribe(room, "bob").failure().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        }
    }

    @Test
    void soItIsInATwoWayChatAndFromPersonToPerson() {
        try (ChatPeer peer = peer(TokenIssuer.KNOWN.token("carl", Role.CHAT))) {
            var chat = peer.chat().join(ChatPeer.newRoom(), "", "");
            assertThat(chat.await(1).get(0).getWelcome().getMembers(0).getId()).isEqualTo("carl");
            var other = peer.chat().join(ChatPeer.newRoom(), "dora", "");
            until(other.events()::isFailed);
            assertThat(other.events().failure().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);

            Recording<ChatMessage> direct = new Recording<>();
            var commands = ChatServiceGrpc.newStub(peer.channel()).chatStream(direct);
            commands.onNext(ChatMessage.newBuilder().setMessage("list").build());
            until(() -> !direct.items().isEmpty());
            assertThat(direct.items().get(0).getMessage()).contains("carl");
            commands.onCompleted();
        }
    }

    @Test
    void aLoadGeneratorGoesByAnyId() {
        String room = ChatPeer.newRoom();
        try (ChatPeer peer = peer(TokenIssuer.KNOWN.token("lab", Role.CHAT, Role.LAB))) {
            assertThat(peer.say(room, "user-1", "one").getOffset()).isEqualTo(1);
            assertThat(peer.say(room, "user-2", "two").getOffset()).isEqualTo(2);
        }
    }

    @Test
    void aStreamEndsWithItsToken() {
        String room = ChatPeer.newRoom();
        try (ChatPeer passing = peer(TokenIssuer.KNOWN.shortLived(Duration.ofSeconds(8), "ann", Role.CHAT));
                ChatPeer staying = peer(TokenIssuer.KNOWN.token("bob", Role.CHAT))) {
            var stays = staying.subscribe(room, "bob");
            var passes = passing.subscribe(room, "ann");
            assertThat(passes.isFailed()).isFalse();
            var chat = passing.chat().join(room, "ann", "");
            chat.await(1);

            until(() -> passes.isFailed() && chat.events().isFailed());
            assertThat(passes.failure().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(passes.failure().getDescription()).contains("expired");
            assertThat(chat.events().failure().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            staying.say(room, "bob", "still here");
            until(() -> stays.items().size() == 1);
        }
    }

    private static void refuses(ChatPeer peer, Status.Code code, String words) {
        assertThatThrownBy(() -> peer.say(ChatPeer.newRoom(), "eve", "boo"))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    private ChatPeer peer(String token) {
        return peer(server.port(), token);
    }

    /** Somebody who shows a token. */
    static ChatPeer peer(int port, String token) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return new ChatPeer(ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                .build());
    }
}
