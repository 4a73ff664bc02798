package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.proto.user.UserServiceGrpc;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GrpcMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GrpcMeters meters = new GrpcMeters(registry, Duration.ofMillis(1));

    @Test
    void countsByMethodAndCode() {
        meters.ended(UserServiceGrpc.getGetUserMethod(), Status.Code.OK, 1_000_000);
        meters.ended(UserServiceGrpc.getGetUserMethod(), Status.Code.OK, 2_000_000);
        meters.ended(UserServiceGrpc.getGetUserMethod(), Status.Code.NOT_FOUND, 3_000_000);

        assertThat(handled("OK")).isEqualTo(2);
        assertThat(handled("NotFound")).isEqualTo(1);
        assertThat(registry.get("grpc.server.handling")
                        .tags("grpc_type", "unary", "grpc_service", "service.UserService", "grpc_method", "GetUser")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(6);
    }

    @Test
    void codesAreSpelledAsGoDoes() {
        assertThat(GrpcMeters.goName(Status.Code.CANCELLED)).isEqualTo("Canceled");
        assertThat(GrpcMeters.goName(Status.Code.DEADLINE_EXCEEDED)).isEqualTo("DeadlineExceeded");
        assertThat(GrpcMeters.goName(Status.Code.INTERNAL)).isEqualTo("Internal");
    }

    private double handled(String code) {
        return registry.get("grpc.server.handled")
                .tags("grpc_method", "GetUser", "grpc_code", code)
                .counter()
                .count();
    }
}
