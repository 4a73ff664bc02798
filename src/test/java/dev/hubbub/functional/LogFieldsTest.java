package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Event;
import dev.hubbub.proto.User;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Recording;
import dev.hubbub.testing.StompPeer;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever looks for what became of a request finds it in the log, on every protocol. */
@QuarkusTest
@Timeout(60)
class LogFieldsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACE_PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final Logger OURS = LogContext.getLogContext().getLogger("dev.hubbub");

    @ConfigProperty(name = "hubbub.grpc.port")
    int grpcPort;

    @ConfigProperty(name = "quarkus.http.test-port")
    int httpPort;

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        OURS.setLevel(Level.DEBUG);
        OURS.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        OURS.removeHandler(lines);
        OURS.setLevel(null);
    }

    @Test
    void overHttpTheAnswerAndTheLogHaveTheRequestsName() {
        given().header("x-request-id", "http-1")
                .header("traceparent", TRACE_PARENT)
                .get("/users/2000000000")
                .then()
                .statusCode(404)
                .header("x-request-id", "http-1");

        until(() -> lines.has("GET /users/2000000000: 404"));
        assertThat(lines.fieldsOf("GET /users/2000000000: 404"))
                .contains(Map.entry("requestId", "http-1"), Map.entry("traceId", TRACE))
                .containsEntry("userId", "2000000000");
        assertThat(given().get("/rooms").header("x-request-id")).matches("[0-9a-f]{16}");
    }

    @Test
    void overGrpcTheStatusAndTheLogHaveIt() {
        String room = newRoom();
        Metadata headers = new Metadata();
        headers.put(key("x-request-id"), "grpc-1");
        headers.put(key("traceparent"), TRACE_PARENT);
        try (ChatPeer peer = new ChatPeer(grpcPort)) {
            Recording<Event> events = new Recording<>();
            var commands = ChatGrpc.newStub(peer.channel())
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .join(events);
            commands.onNext(Command.newBuilder()
                    .setJoin(Command.Join.newBuilder()
                            .setUser(User.newBuilder().setId("ann"))
                            .setRoom(room))
                    .build());
            commands.onNext(Command.newBuilder()
                    .setSay(Command.Say.getDefaultInstance())
                    .build());
            until(events::isFailed);

            String ended = "chat.Chat/Join: INVALID_ARGUMENT";
            until(() -> lines.has(ended));
            assertThat(lines.fieldsOf(ended))
                    .contains(Map.entry("requestId", "grpc-1"), Map.entry("traceId", TRACE))
                    .contains(Map.entry("userId", "ann"), Map.entry("room", room));
            assertThat(events.trailers().get(key("x-request-id"))).isEqualTo("grpc-1");
        }
    }

    @Test
    void overStompTheLogHasTheSessionsUser() {
        try (StompPeer peer = StompPeer.connect(httpPort, "1.2", "login:sue\n")) {
            peer.send("SEND\ndestination:/nowhere\n\nsecret text\0");
            until(() -> !peer.frames("ERROR").isEmpty());
        }

        until(() -> lines.has("a session of STOMP ends: request"));
        assertThat(lines.fieldsOf("a session of STOMP ends: request")).containsEntry("userId", "sue");
        assertThat(lines.has("secret text")).isFalse();
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    /** What is logged. */
    private static final class Lines extends Handler {

        private final Queue<ExtLogRecord> records = new ConcurrentLinkedQueue<>();

        boolean has(String text) {
            return records.stream().anyMatch(line -> line.getFormattedMessage().contains(text));
        }

        Map<String, String> fieldsOf(String text) {
            return records.stream()
                    .filter(line -> line.getFormattedMessage().contains(text))
                    .findFirst()
                    .orElseThrow()
                    .getMdcCopy();
        }

        @Override
        public void publish(LogRecord line) {
            ExtLogRecord record = ExtLogRecord.wrap(line);
            record.copyMdc();
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
