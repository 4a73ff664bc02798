package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.CannedServer;
import dev.hubbub.testing.ToolRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The containers' health check, run as they run it. */
class ReadyScriptTest {

    private static final int NOBODY = 1;

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"})
    void isReadyWhereTheApplicationSaysSo(String answer) throws IOException, InterruptedException {
        assertThat(check(answer).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 503 Service Unavailable\r\n\r\n",
                "HTTP/1.1 404 Not 200 Found\r\n\r\n",
                "SSH-2.0 200 \n"
            })
    void isNotReadyWhereItSaysOtherwise(String answer) throws IOException, InterruptedException {
        assertThat(check(answer).exitCode()).isOne();
    }

    @Test
    void isNotReadyWhereNobodyAnswers() throws IOException, InterruptedException {
        assertThat(check(null).exitCode()).isOne();
        assertThat(run(NOBODY).exitCode()).isOne();
    }

    private static ToolRun check(@Nullable String answer) throws IOException, InterruptedException {
        try (CannedServer server = new CannedServer(answer)) {
            return run(server.port());
        }
    }

    private static ToolRun run(int port) throws IOException, InterruptedException {
        return ToolRun.of(Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)), List.of("bash", "docker/ready.sh"));
    }
}
