package dev.hubbub.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.limit.Limits;
import dev.hubbub.limit.RateLimiter;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.GrpcFixture;
import dev.hubbub.testing.StoppedTime;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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
}
