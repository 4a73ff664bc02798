package dev.hubbub.client.stomp;

import static dev.hubbub.testing.StompClients.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.CannedServer;
import dev.hubbub.testing.DialledClient;
import dev.hubbub.testing.StompClients;
import dev.hubbub.testing.StompFixture;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server may choose one of the subprotocols that are offered to it, or none. */
@Timeout(60)
class SubprotocolTest {

    private final StompClients clients = new StompClients();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        clients.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aBrokerThatChoosesNoneIsTalkedTo() {
        try (StompFixture server = new StompFixture(options -> options.setWebSocketSubProtocols(List.of()))) {
            DialledClient ann = clients.client(target(server.port(), "")).subscribe();
            ann.publish("hello");

            assertThat(ann.await(1)).containsExactly("hello");
        }
    }

    @Test
    void anOlderBrokerThatChoosesItsOwnIsTalkedTo() {
        try (StompFixture server =
                new StompFixture(options -> options.setWebSocketSubProtocols(List.of("v10.stomp")))) {
            assertThat(clients.client(target(server.port(), "")).subscribe().isEnded())
                    .isFalse();
        }
    }

    @Test
    void whereNoneIsChosenAndNobodyAnswersThePathMayBeWrong() {
        HttpServer silent = listen(socket -> {});

        clients.assertFails(target(silent.actualPort(), "handshakeTimeout: 2s"))
                .hasMessage(
                        "no answer to CONNECT within 2000 ms; it named no subprotocol of STOMP: does target.url have"
                                + " the right path?");
    }

    @Test
    void whatIsNoStompIsSaidSo() {
        HttpServer talkative = listen(socket -> socket.writeTextMessage("{\"hello\":\"you\"}\n"));

        clients.assertFails(target(talkative.actualPort(), ""))
                .hasMessageContaining("the target does not keep to STOMP");
    }

    @Test
    void aSubprotocolThatWasNotOfferedIsRefused() throws IOException {
        try (CannedServer other = new CannedServer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Accept: any\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n")) {
            clients.assertFails(target(other.port(), ""))
                    .hasMessage("the WebSocket at /stomp is for \"mqtt\", not for STOMP; look at target.url");
        }
    }

    private HttpServer listen(Consumer<ServerWebSocket> onOpen) {
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.toWebSocket().onSuccess(onOpen::accept))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
