package dev.hubbub.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.limit.Limits;
import dev.hubbub.limit.RateLimiter;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.StoppedTime;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address may begin so many calls, over all its connections. */
class RateCheckTest {

    @Test
    void callsThatAreTooManyAreToldWhenToComeAgain() {
        Limits limits = new Limits(
                new RateLimiter<>(
                        "requests-per-address", new RateLimiter.Rate(2, Duration.ofSeconds(1)), 10, new StoppedTime()),
                null,
                null);
        try (GrpcFixture server = new GrpcFixture(null, new RateCheck(limits));
                ChatPeer one = new ChatPeer(server.port());
                ChatPeer another = new ChatPeer(server.port())) {
            one.say(GrpcFixture.ROOM, "ann", "one");
            another.say(GrpcFixture.ROOM, "bob", "two");

            StatusRuntimeException refused =
                    catchThrowableOfType(StatusRuntimeException.class, () -> one.say(GrpcFixture.ROOM, "ann", "three"));

            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(refused).hasMessageContaining("hubbub.limits.requests-per-address");
            Metadata trailers = refused.getTrailers();
            assertThat(trailers).isNotNull();
            assertThat(trailers.get(Statuses.RETRY_AFTER)).isEqualTo("1");
            assertThat(limits.refused("requests-per-address")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"grpc.health.v1.Health/Check", "grpc.reflection.v1.ServerReflection/X", "no.Such/Method", "none"
            })
    void soAreThoseThatNoServiceOfOursAnswers(String method) {
        Limits limits = new Limits(
                new RateLimiter<>(
                        "requests-per-address", new RateLimiter.Rate(1, Duration.ofSeconds(1)), 10, new StoppedTime()),
                null,
                null);
        try (GrpcFixture fixture = new GrpcFixture();
                GrpcServer server = GrpcServer.start(
                        fixture.settings(),
                        List.of(),
                        new GrpcServer.Watch(new GrpcFixture.Unchanged(), new RateCheck(limits)));
                ChatPeer peer = new ChatPeer(server.port())) {
            Status first = call(peer, method);

            assertThat(first.getCode())
                    .isEqualTo(method.contains("Health") ? Status.Code.OK : Status.Code.UNIMPLEMENTED);
            assertThat(call(peer, method).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }
    }

    private static Status call(ChatPeer peer, String method) {
        MethodDescriptor<HealthCheckRequest, HealthCheckResponse> called = HealthGrpc.getCheckMethod().toBuilder()
                .setFullMethodName(method)
                .build();
        try {
            HealthCheckResponse unused = ClientCalls.blockingUnaryCall(
                    peer.channel(), called, CallOptions.DEFAULT, HealthCheckRequest.getDefaultInstance());
            return Status.OK;
        } catch (StatusRuntimeException refused) {
            return refused.getStatus();
        }
    }
}
