package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Recording;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a gRPC tool expects of any server. */
@QuarkusTest
class ServerTest {

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    @Test
    void healthServiceSaysServing() {
        try (ChatPeer peer = new ChatPeer(port)) {
            assertThat(HealthGrpc.newBlockingStub(peer.channel())
                            .check(HealthCheckRequest.newBuilder()
                                    .setService("chat.Broadcast")
                                    .build())
                            .getStatus())
                    .isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void reflectionListsTheServicesAndTheirFile() {
        try (ChatPeer peer = new ChatPeer(port)) {
            Recording<ServerReflectionResponse> answers = new Recording<>();
            var requests = ServerReflectionGrpc.newStub(peer.channel()).serverReflectionInfo(answers);
            requests.onNext(
                    ServerReflectionRequest.newBuilder().setListServices("").build());
            requests.onNext(ServerReflectionRequest.newBuilder()
                    .setFileContainingSymbol("chat.Chat")
                    .build());
            ChatPeer.until(() -> answers.items().size() == 2 || answers.isFailed());

            assertThat(answers.items().get(0).getListServicesResponse().getServiceList())
                    .extracting(ServiceResponse::getName)
                    .contains("chat.Broadcast", "chat.Chat", "chat.ChatService");
            assertThat(answers.items().get(1).getFileDescriptorResponse().getFileDescriptorProtoCount())
                    .isPositive();
        }
    }
}
