package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.app.Exposure.Port;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that asks nobody who they are is for its own machine, unless it is told otherwise. */
class ExposureTest {

    private static final Port GRPC = new Port("hubbub.grpc.host", "127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"})
    void loopbackIsItsOwnMachine(String host) {
        assertThatCode(() -> Exposure.check(false, List.of(new Port("quarkus.http.host", host), GRPC)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "192.0.2.1", "no-such-host.invalid"})
    void anythingElseIsRefusedWithTheWaysOut(String host) {
        assertThatThrownBy(() -> Exposure.check(false, List.of(new Port("quarkus.http.host", host), GRPC)))
                .hasMessageContaining("quarkus.http.host=" + host)
                .hasMessageContaining("quarkus.http.host=127.0.0.1")
                .hasMessageContaining("hubbub.security.open=true")
                .hasMessageNotContaining("hubbub.grpc.host");
    }

    @Test
    void bothPortsAreNamedWhenBothCanBeReached() {
        List<Port> ports = List.of(new Port("quarkus.http.host", "0.0.0.0"), new Port("hubbub.grpc.host", "0.0.0.0"));

        assertThatThrownBy(() -> Exposure.check(false, ports))
                .hasMessageContaining("(quarkus.http.host=127.0.0.1, hubbub.grpc.host=127.0.0.1)");
    }

    @Test
    void whoWantsItOpenGetsItOpen() {
        assertThatCode(() -> Exposure.check(true, List.of(new Port("quarkus.http.host", "0.0.0.0"))))
                .doesNotThrowAnyException();
    }
}
