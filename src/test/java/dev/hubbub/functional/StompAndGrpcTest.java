package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.proto.Message;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Recording;
import dev.hubbub.testing.StompPeer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One hub: whoever listens, on whatever protocol, hears the same in the same order. */
@QuarkusTest
@Timeout(60)
class StompAndGrpcTest {

    private static final int EACH = 200;

    @ConfigProperty(name = "hubbub.grpc.port")
    int grpcPort;

    @ConfigProperty(name = "quarkus.http.test-port")
    int httpPort;

    private final String room = newRoom();

    @Test
    void bothSpeakAtOnceAndAllHearOneOrder() {
        try (ChatPeer grpc = new ChatPeer(grpcPort);
                StompPeer newest = StompPeer.connect(httpPort, "1.2", "login:sue\n");
                StompPeer oldest = StompPeer.connect(httpPort, "1.0", "")) {
            Recording<Message> heard = grpc.subscribe(room, "listener");
            newest.subscribe("1", "/room/" + room, "");
            oldest.subscribe("1", "/topic/" + room, "");

            CompletableFuture<Void> overGrpc =
                    CompletableFuture.runAsync(() -> texts("grpc").forEach(text -> grpc.say(room, "gus", text)));
            texts("stomp").forEach(text -> newest.send("SEND\ndestination:/room/" + room + "\n\n" + text + "\0"));
            overGrpc.join();
            until(() -> heard.items().size() == 2 * EACH);
            newest.awaitMessages(2 * EACH);
            oldest.awaitMessages(2 * EACH);

            List<String> order = heard.items().stream().map(Message::getContent).toList();
            assertThat(order).containsAll(texts("grpc")).containsAll(texts("stomp"));
            assertThat(order).containsSubsequence(texts("grpc")).containsSubsequence(texts("stomp"));
            assertThat(newest.bodies()).isEqualTo(order);
            assertThat(oldest.bodies()).isEqualTo(order);
            assertThat(newest.frames("MESSAGE"))
                    .extracting(message -> message.header("offset"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 2 * EACH)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void whoSpeaksAndWithWhichMarkIsTheSameOnBoth() {
        try (ChatPeer grpc = new ChatPeer(grpcPort);
                StompPeer stomp = StompPeer.connect(httpPort, "1.2", "login:sue\n")) {
            Recording<Message> heard = grpc.subscribe(room, "listener");
            stomp.subscribe("1", "/room/" + room, "");
            stomp.send("SEND\ndestination:/room/" + room + "\ncorrelation-id:c-1\ncontent-length:3\n\na\0b\0");
            until(() -> heard.items().size() == 1);
            grpc.say(Message.newBuilder()
                    .setRoom(room)
                    .setId("gus")
                    .setSenderName("Gus")
                    .setContent("x\0y")
                    .setCorrelationId("c-2")
                    .build());
            until(() -> heard.items().size() == 2);

            Message first = heard.items().get(0);
            assertThat(first.getId()).isEqualTo("sue");
            assertThat(first.getContent()).isEqualTo("a\0b");
            assertThat(first.getCorrelationId()).isEqualTo("c-1");
            var second = stomp.awaitMessages(2).get(1);
            assertThat(second.headerLines()).contains("sender:gus", "sender-name:Gus", "correlation-id:c-2");
            assertThat(second.body()).isEqualTo("x\0y");
            assertThat(second.header("epoch")).isEqualTo(first.getEpoch());
        }
    }

    @Test
    void sessionsAndRefusalsShowOnMetrics() {
        try (StompPeer stomp = StompPeer.connect(httpPort)) {
            stomp.subscribe("1", "/room/" + room, "");
            until(() -> metrics().contains("hubbub_stomp_sessions 1.0") // others may just be leaving
                    && metrics().contains("hubbub_subscribers{protocol=\"stomp\"} 1.0"));
            assertThat(metrics()).contains("hubbub_stomp_sessions_refused_total{reason=\"slow-consumer\"}");
        }
    }

    @Test
    void theDefaultsHold() {
        try (StompPeer stomp = StompPeer.connect(httpPort, "1.2", "heart-beat:0,100\n")) {
            assertThat(stomp.frames().get(0).header("heart-beat")).isEqualTo("1000,10000");
            assertThat(stomp.frames().get(0).header("server")).startsWith("hubbub/");
            until(() -> stomp.heartBeats() > 0);
        }
        assertThat(StompPeer.refusal(httpPort, b -> b.header("Origin", "https://evil.example")))
                .isEqualTo(403);
    }

    private static List<String> texts(String protocol) {
        return IntStream.range(0, EACH).mapToObj(i -> protocol + " " + i).toList();
    }

    private static String metrics() {
        return given().get("/metrics").then().statusCode(200).extract().asString();
    }
}
