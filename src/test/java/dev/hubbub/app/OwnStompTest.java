package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's own WebSocket is where it can be had. */
class OwnStompTest {

    @Test
    void itIsInPlainTextAsLongAsThatIsTaken() {
        Target own = target(Map.of());

        assertThat(own).hasToString("ws://127.0.0.1:8080/stomp");
        assertThat(own.tls()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "redirect", "DISABLED"})
    void elseItIsOverTls(String insecure) {
        Target own = target(Map.of("quarkus.http.insecure-requests", insecure));

        assertThat(own).hasToString("wss://127.0.0.1:8443/stomp");
        assertThat(own.tls()).isEqualTo(new Tls(null, false));
    }

    @Test
    void itsPortIsTheOneThatTheServerGot() {
        Map<String, String> chosen =
                Map.of("quarkus.http.insecure-requests", "disabled", "quarkus.http.ssl-port", "9443");
        Map<String, String> got = new HashMap<>(chosen);
        got.put("quarkus.https.port", "41234");

        assertThat(target(chosen).address()).isEqualTo("127.0.0.1:9443");
        assertThat(target(got).address()).isEqualTo("127.0.0.1:41234");
    }

    private static Target target(Map<String, String> settings) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withDefaultValue("quarkus.http.port", "8080");
        settings.forEach(config::withDefaultValue);
        return new OwnStomp(config.build(), false).on(OwnHost.of("0.0.0.0"));
    }
}
