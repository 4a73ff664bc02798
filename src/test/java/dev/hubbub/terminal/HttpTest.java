package dev.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.HubbubException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against servers that do not do as they should. */
@Timeout(60)
class HttpTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Http http = new Http(100, new TokenOption());

    HttpTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsNotWaitedFor() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", false);

        assertThatThrownBy(() -> ask(Duration.ofMillis(300)))
                .isInstanceOf(HubbubException.class)
                .hasMessageContaining("no answer from ");
    }

    @Test
    void anAnswerThatIsTooLongIsGivenUp() {
        answer("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(101), false);

        assertThatThrownBy(() -> ask(PATIENCE)).hasMessageContaining("more than 100 bytes");
    }

    @Test
    void anAnswerThatIsCutOffIsNone() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", true);

        assertThatThrownBy(() -> ask(PATIENCE)).isInstanceOf(HubbubException.class);
    }

    @Test
    void whatIsNoHttpIsSaidToBeNone() {
        answer("\u0000\u0000\u0012\u0004\u0000garbage\r\n\r\n", true);

        assertThatThrownBy(() -> ask(PATIENCE)).hasMessageContaining("is it the gRPC port?");
    }

    private Http.Answer ask(Duration limit) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        return http.ask(HttpRequest.newBuilder(address).build(), limit);
    }

    /** To the first who asks. */
    private void answer(String text, boolean close) {
        CompletableFuture.runAsync(() -> {
            try {
                Socket socket = server.accept();
                int unused = socket.getInputStream().read();
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                if (close) {
                    socket.shutdownOutput();
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
    }
}
