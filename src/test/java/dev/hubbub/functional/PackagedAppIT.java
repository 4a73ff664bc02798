package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.RawSocket;
import dev.hubbub.testing.TestCertificate;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The artifact itself: started as a user starts it, used, and ended. */
class PackagedAppIT {

    private static final int SIGTERM_EXIT = 143;

    @Test
    void hundredClientsReceiveEverythingAndTheEndIsOrderly() throws IOException, InterruptedException {
        try (AppProcess app = AppProcess.start();
                ChatPeer peer = new ChatPeer(app.grpcPort())) {
            var foreign = peer.subscribe("lobby", "foreign");
            assertThat(json(app.post("/sim/spawn?n=100").body()).getInt("connected"))
                    .isEqualTo(100);

            JsonPath ledger = json(
                    app.post("/sim/broadcast?message=test-message&count=10").body());

            assertThat(ledger.getInt("delivered")).isEqualTo(100_000);
            assertThat(ledger.getInt("lost") + ledger.getInt("duplicated") + ledger.getInt("reordered"))
                    .isZero();
            until(() -> foreign.items().size() == 1000);
            assertThat(json(app.post("/sim/close-all").body()).getInt("closed")).isEqualTo(100);

            assertThat(app.terminate()).isEqualTo(SIGTERM_EXIT);
            until(foreign::isFailed);
            assertThat(foreign.failure().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(app.log()).doesNotContain("ERROR", "WARN", "Exception");
        }
    }

    @Test
    void slowConsumersAndBoundsAreConfiguredAtRunTime() throws IOException {
        try (AppProcess app = AppProcess.start("-Dhubbub.message.max-bytes=10", "-Dhubbub.swarm.max-spawn=5")) {
            assertThat(app.post("/sim/spawn?n=6").body()).contains("1 to 5");
            assertThat(app.post("/sim/spawn?n=5").statusCode()).isEqualTo(200);
            assertThat(app.post("/sim/broadcast?message=12345678901").body()).contains("at most 10");
        }
    }

    @Test
    void connectionsBeyondTheLimitAreClosed() throws IOException {
        try (AppProcess app = AppProcess.start("-Dquarkus.http.limits.max-connections=5")) {
            List<RawSocket> sockets = Stream.generate(() -> RawSocket.open(app.httpPort()))
                    .limit(10)
                    .toList();

            List<String> answers = sockets.stream()
                    .map(socket -> socket.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .head())
                    .toList();

            assertThat(answers)
                    .filteredOn(answer -> answer.startsWith("HTTP/1.1 200"))
                    .hasSizeBetween(1, 5);
            assertThat(answers).filteredOn(String::isEmpty).hasSizeBetween(5, 9);
            sockets.forEach(RawSocket::close);
            until(() -> app.get("/healthz").statusCode() == 200);
        }
    }

    @Test
    void aRunThatGoesOnAtTheEndIsReportedAsInterrupted(@TempDir Path runs) throws IOException, InterruptedException {
        try (AppProcess app = AppProcess.start("-Dhubbub.lab.folder=" + runs)) {
            String id = json(app.post("/sim/runs?preset=soak").body()).getString("id");
            until(() -> json(app.get("/sim/runs/" + id).body()).getLong("ledger.delivered") > 0);

            assertThat(app.terminate()).isEqualTo(SIGTERM_EXIT);

            JsonPath report =
                    JsonPath.from(runs.resolve(id).resolve("report.json").toFile());
            assertThat(report.getString("verdict")).isEqualTo("INTERRUPTED");
            assertThat(report.getLong("ledger.lost")).isZero();
            assertThat(runs.resolve(id).resolve("histogram.hlog")).isNotEmptyFile();
            assertThat(app.log()).doesNotContain("ERROR", "Exception");
        }
    }

    @Test
    void grpcIsEncryptedWhenToldTo(@TempDir Path directory) throws Exception {
        TestCertificate certificate = new TestCertificate(directory);
        try (AppProcess app = AppProcess.start(certificate.options("chat"));
                ChatPeer peer = new ChatPeer(NettyChannelBuilder.forAddress("localhost", app.grpcPort())
                        .sslContext(GrpcSslContexts.forClient()
                                .trustManager(certificate.trust())
                                .build())
                        .build());
                ChatPeer plain = new ChatPeer(app.grpcPort())) {
            var ann = peer.subscribe("lobby", "ann");
            peer.say("lobby", "ann", "whisper");
            until(() -> ann.items().size() == 1);
            assertThat(ann.items().get(0).getContent()).isEqualTo("whisper");
            assertThatThrownBy(() -> plain.say("lobby", "eve", "shout")).hasMessageContaining("UNAVAILABLE");
        }
    }

    @Test
    void aTlsConfigurationThatIsMissingIsExplained() {
        assertThatThrownBy(() -> AppProcess.start("-Dhubbub.grpc.tls=chat"))
                .hasStackTraceContaining("set quarkus.tls.chat.key-store, or set hubbub.grpc.tls=none");
    }

    private static JsonPath json(String body) {
        return new JsonPath(body);
    }
}
