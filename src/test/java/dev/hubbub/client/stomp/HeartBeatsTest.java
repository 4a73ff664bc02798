package dev.hubbub.client.stomp;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.Target;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.scenario.ScenarioReader;
import dev.hubbub.testing.DialledClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What sessions do about a server that agrees to heart-beats, and has not a word to say of its own. */
@Timeout(60)
class HeartBeatsTest {

    private static final String BEAT = "\n";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final ClientLoops loops = new ClientLoops(1);
    private final StompDialler dialler = new StompDialler(loops);

    @AfterEach
    void close() {
        dialler.close();
        loops.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aServerThatIsSilentForThreeOfThemIsGone() {
        DialledClient ann = client(server("1000,0"), "0,1000").subscribe();

        until(ann::isEnded);

        assertThat(ann.reason()).isEqualTo("no heart-beat from the target for 3000 ms");
        assertThat(heard).doesNotContain(BEAT);
    }

    @Test
    void whoPromisesThemSendsThem() {
        DialledClient ann = client(server("0,50"), "50,0").subscribe();

        until(() -> heard.stream().filter(BEAT::equals).count() >= 3);

        assertThat(ann.isEnded()).isFalse();
    }

    @Test
    void whoDoesNotListenDoesNotCallItSilence() {
        DialledClient ann = client(server("50,50"), "50,50");
        ann.client().pause();
        ann.subscribe();

        until(() -> heard.stream().filter(BEAT::equals).count() >= 10); // which takes more than three of them

        assertThat(ann.isEnded()).isFalse();
    }

    /** @param heartBeat what it says of itself */
    private int server(String heartBeat) {
        HttpServerOptions options = new HttpServerOptions().addWebSocketSubProtocol("v12.stomp");
        // Not a handler for WebSockets: where Quarkus has run in this JVM, Vert.x has none.
        HttpServer server = vertx.createHttpServer(options).requestHandler(request -> {
            Future<ServerWebSocket> unused = request.toWebSocket()
                    .onSuccess(socket -> socket.textMessageHandler(text -> answer(socket, text, heartBeat)));
        });
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void answer(ServerWebSocket socket, String text, String heartBeat) {
        heard.add(text);
        if (text.startsWith("CONNECT")) {
            Future<Void> unused = socket.writeTextMessage("CONNECTED\nversion:1.2\nheart-beat:" + heartBeat + "\n\n\0");
        } else if (text.startsWith("SUBSCRIBE")) {
            Future<Void> unused = socket.writeTextMessage("RECEIPT\nreceipt-id:subscribed\n\n\0");
        }
    }

    private DialledClient client(int port, String heartBeat) {
        Target target = new ScenarioReader(Target.plain("localhost:9000"))
                .read("name: t\ntarget: {transport: stomp, url: 'ws://127.0.0.1:" + port + "/ws', heartBeat: '"
                        + heartBeat
                        + "'}\nscenarios:\n  l: {executor: constant-vus, vus: 1, duration: 1s, exec: subscribe}\n")
                .target();
        return new DialledClient(dialler.dial(target, 1), "ann");
    }
}
