package dev.hubbub.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.hubbub.testing.TokenIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys come from, and what is said when they do not. */
class KeySourcesTest {

    private final Path folder;

    KeySourcesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aPrivateKeyIsNotTakenForAPublicOne() throws IOException {
        Path file = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> new PemFile(file).read()).hasMessageContaining("has a PRIVATE KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no key at all", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"})
    void aFileWithoutAKeyIsExplained(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), text);

        assertThatThrownBy(() -> new PemFile(file).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("key.pem has");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThatThrownBy(() -> new PemFile(folder.resolve("none.pem")).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no file")
                .hasMessageContaining("none.pem");
    }

    @Test
    void aKeyThatIsTooShortIsExplained() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), new TokenIssuer("RSA", 1024).pem());

        assertThatThrownBy(() -> new PemFile(file).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("an RSA key of 1024 bits; at least 2048 are needed");
    }

    @Test
    void anAddressHasKeysButNoSecretsAndNoneForEncryption() throws IOException, JoseException {
        String known = jwk(TokenIssuer.KNOWN, "one", "sig");
        String encrypting = jwk(TokenIssuer.STRANGER, "two", "enc");
        String secret = "{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldA\"}";
        HttpServer server = serve(200, "{\"keys\":[" + known + "," + encrypting + "," + secret + "]}");
        try {
            assertThat(new JwksUrl(address(server)).read())
                    .extracting(PublicJsonWebKey::getKeyId)
                    .containsExactly("one");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "[]"})
    void anAddressWithoutAKeySetIsExplained(String answer) throws IOException {
        HttpServer server = serve(200, answer);
        try {
            assertThatThrownBy(() -> new JwksUrl(address(server)).read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(address(server).toString());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whereNoKeyIsLeftThereIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), "\n");
        assertThat(new PemFile(file).read()).isEmpty();

        HttpServer server = serve(200, "{\"keys\":[]}");
        try {
            assertThat(new JwksUrl(address(server)).read()).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Timeout(60)
    void anAnswerThatStallsIsGivenUp() throws IOException {
        HttpServer server = serve(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        try {
            assertThatThrownBy(() -> new JwksUrl(address(server), Duration.ofMillis(300)).read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("within 300 ms");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAnswerWithoutAnEndIsNotReadToIt() throws IOException {
        HttpServer server = serve(200, " ".repeat((1 << 20) + 1));
        try {
            assertThatThrownBy(() -> new JwksUrl(address(server)).read())
                    .hasMessageContaining("more than 1048576 bytes");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoComesBeforeTheKeysDoIsToldToTryAgainAndTheAddressIsNotAskedForEachOfThem() throws IOException {
        HttpServer server = serve(503, "");
        AtomicLong nanos = new AtomicLong();
        KeyRing.Pace pace = new KeyRing.Pace(Duration.ofMinutes(10), Duration.ofSeconds(5));
        AtomicLong asked = new AtomicLong();
        JwksUrl source = new JwksUrl(address(server));
        try (KeyRing ring = new KeyRing(
                () -> {
                    asked.incrementAndGet();
                    return source.read();
                },
                pace,
                nanos::get)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> ring.current().toCompletableFuture().join())
                        .isInstanceOf(CompletionException.class)
                        .hasMessageContaining("try again in a moment");
            }
            assertThat(asked).hasValue(1);

            nanos.addAndGet(pace.shortest().toNanos());
            assertThatThrownBy(() -> ring.current().toCompletableFuture().join())
                    .isNotNull();
            assertThat(asked).hasValue(2);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.example.invalid/jwks", "ftp://localhost/jwks", "jwks.json", "https:///jwks"})
    void anAddressThatOthersCouldAnswerForIsRefused(String address) {
        assertThatThrownBy(() -> new JwksUrl(URI.create(address))).hasMessageContaining("hubbub.security.jwks-url");
    }

    private static String jwk(TokenIssuer issuer, String id, String use) throws JoseException {
        JsonWebKey key = JsonWebKey.Factory.newJwk(issuer.keys().getPublic());
        key.setKeyId(id);
        key.setUse(use);
        return key.toJson();
    }

    private static HttpServer serve(int status, String answer) throws IOException {
        return serve(exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static HttpServer serve(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", handler);
        server.start();
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    }
}
