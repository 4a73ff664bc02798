package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.TestCertificate;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The artifact itself with TLS on both ports, which asks its clients for certificates, as docs/access.md says. */
class EncryptedIT {

    private static Certificates certificates;
    private static AppProcess app;

    /** Connections, so that each event loop has some. */
    private static final int MANY = 8;

    /** @param renewed takes the place of {@code server}; the server knows the client's only */
    private record Certificates(TestCertificate server, TestCertificate renewed, TestCertificate client) {}

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        certificates = new Certificates(made(folder, "server"), made(folder, "renewed"), made(folder, "client"));
        String[] options = Stream.of(
                        Arrays.stream(certificates.server().options("chat")),
                        Stream.of(
                                "-Dquarkus.tls.chat.trust-store.pem.certs="
                                        + certificates.client().pem(),
                                "-Dquarkus.tls.chat.reload-period=1s",
                                "-Dhubbub.grpc.client-auth=require",
                                "-Dquarkus.http.tls-configuration-name=chat",
                                "-Dquarkus.http.insecure-requests=disabled",
                                "-Dhubbub.security.http-client-auth=require"))
                .flatMap(some -> some)
                .toArray(String[]::new);
        app = AppProcess.startEncrypted(certificates.server().client(certificates.client()), options);
    }

    @AfterAll
    static void stop() throws IOException {
        app.close();
    }

    /** In one test, since what is renewed stays renewed. */
    @Test
    void bothPortsAskForCertificatesAndTakeARenewedOneWithoutARestart() throws Exception {
        TestCertificate old = certificates.server();
        HttpResponse<String> answer = get(old, certificates.client());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        nobodyElseComesIn(old);

        try (ChatPeer early = peer(old, certificates.client())) {
            var heard = early.subscribe("lobby", "ann");

            SSLContext before = old.client(certificates.client()); // while its file is still its own
            certificates.renewed().replace(old);

            until(() -> isLetIn(certificates.renewed()));
            try (ChatPeer late = peer(certificates.renewed(), certificates.client())) {
                late.say("lobby", "bob", "over the new connection");
            }
            early.say("lobby", "ann", "over the old one");
            until(() -> heard.items().size() == 2);
            // One event loop takes it after the other.
            until(() -> IntStream.range(0, MANY).noneMatch(i -> isAnswered(before)));
            nobodyElseComesIn(certificates.renewed());
        }
    }

    @Test
    void certificatesThatPlainTextWouldGoAroundAreNoneAndItSaysSo() {
        assertThatThrownBy(() -> AppProcess.start("-Dhubbub.security.http-client-auth=require"))
                .hasStackTraceContaining("set quarkus.http.insecure-requests=disabled");
    }

    private static void nobodyElseComesIn(TestCertificate server) throws Exception {
        assertThatThrownBy(() -> get(server, null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(server, server)).isInstanceOf(IOException.class);
        for (TestCertificate shown : new TestCertificate[] {null, server}) {
            try (ChatPeer stranger = peer(server, shown)) {
                assertThatThrownBy(() -> stranger.say("lobby", "eve", "boo"))
                        .isInstanceOf(StatusRuntimeException.class)
                        .hasMessageContaining("UNAVAILABLE");
            }
        }
    }

    private static boolean isLetIn(TestCertificate server) {
        try (ChatPeer peer = peer(server, certificates.client())) {
            return isAnswered(server.client(certificates.client()))
                    && peer.say("probe", "ann", "hello?").getOffset() > 0;
        } catch (Exception notYet) {
            return false;
        }
    }

    private static boolean isAnswered(SSLContext client) {
        try {
            return get(client).statusCode() == 200;
        } catch (IOException | InterruptedException refused) {
            return false;
        }
    }

    private static HttpResponse<String> get(TestCertificate server, @Nullable TestCertificate shown) throws Exception {
        return get(server.client(shown));
    }

    /** Over a connection of its own. */
    private static HttpResponse<String> get(SSLContext client) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .sslContext(client)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + app.httpPort() + "/q/health/live"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static ChatPeer peer(TestCertificate server, @Nullable TestCertificate shown) throws Exception {
        SslContextBuilder tls = GrpcSslContexts.forClient().trustManager(server.trust());
        if (shown != null) {
            tls.keyManager(shown.keys());
        }
        return new ChatPeer(NettyChannelBuilder.forAddress("localhost", app.grpcPort())
                .sslContext(tls.build())
                .build());
    }

    private static TestCertificate made(Path folder, String name) throws Exception {
        return new TestCertificate(Files.createDirectory(folder.resolve(name)));
    }
}
