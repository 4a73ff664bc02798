package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.stomp.HeartBeat;
import dev.hubbub.stomp.SessionSettings;
import dev.hubbub.testing.StompFixture;
import dev.hubbub.ws.Credentials;
import dev.hubbub.ws.StompSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client that web pages have, {@code @stomp/stompjs}, under node; its scenes are in src/test/js. */
@Timeout(60)
class StompJsTest {

    private static final long LIMIT_SECONDS = 45;
    private static final String SCRIPT = "src/test/js/stomp-client.cjs";
    private static final Path STOMPJS = Path.of("target/classes/META-INF/resources/lib/stomp.umd.min.js");

    /** Often heart-beats, and no haste to take a process for dead that a loaded machine keeps waiting. */
    private static final StompSettings OFTEN = StompFixture.settings(
            new SessionSettings(
                    "hubbub/test",
                    new HeartBeat(Duration.ofMillis(100), Duration.ofMillis(100)),
                    300,
                    Duration.ofMinutes(5),
                    1,
                    4,
                    0,
                    0),
            10,
            Credentials.NONE);

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.2", "binary", "escapes", "acknowledges", "heart-beats", "error"})
    void plays(String scene) throws IOException, InterruptedException {
        try (StompFixture fixture = new StompFixture(OFTEN, SlowConsumerPolicy.DISCONNECT)) {
            Process node = start(fixture.port(), scene);
            try {
                boolean ended = node.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                assertThat(ended).as("ended in time").isTrue();
                String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(node.exitValue()).as(output).isZero();
            } finally {
                node.destroyForcibly();
            }
        }
    }

    private static Process start(int port, String scene) throws IOException {
        String ws = Objects.requireNonNull(System.getProperty("hubbub.ws"), "set by Surefire");
        ProcessBuilder node = new ProcessBuilder(
                "node", SCRIPT, ws, STOMPJS.toAbsolutePath().toString(), "ws://127.0.0.1:" + port + "/stomp", scene);
        try {
            return node.redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new IOException(
                    "node is not there: install it (apt-get install nodejs), version 18 or later", missing);
        }
    }
}
