package dev.hubbub.access.jwt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/** Public keys at an address, as a JSON Web Key Set (RFC 7517). */
public final class JwksUrl implements KeySource {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 1 << 20;
    private static final int OK = 200;

    private final URI address;
    private final Duration limit;
    private final HttpClient http;

    /** @throws IllegalArgumentException when whoever is between could put other keys in their place */
    public JwksUrl(URI address) {
        this(address, LIMIT);
    }

    /** @param limit how long it may take until all of the answer is there */
    JwksUrl(URI address, Duration limit) {
        boolean plain = "http".equals(address.getScheme());
        if (address.getHost() == null || !plain && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    "hubbub.security.jwks-url must be such as https://id.example/jwks, not \"" + address + "\"");
        }
        if (plain && !isLoopback(address.getHost())) {
            throw new IllegalArgumentException("hubbub.security.jwks-url must begin with https://: over http:// whoever"
                    + " is between could put keys of their own in place of " + address);
        }
        this.address = address;
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .connectTimeout(limit)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public List<PublicJsonWebKey> read() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        HttpResponse<byte[]> answer = await(http.sendAsync(request, head -> new LimitedBody(MOST_BYTES)));
        if (answer.statusCode() != OK) {
            throw new IOException(address + " answers with status " + answer.statusCode());
        }
        return keys(new String(answer.body(), StandardCharsets.UTF_8));
    }

    /** A request's own timeout ends with the header of its answer; the body may take for ever. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) throws IOException {
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new IOException(address + " has not answered in full within " + limit.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new IOException(address + " cannot be read: " + failed.getCause(), failed);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + address, closing);
        } finally {
            answer.cancel(true);
        }
    }

    private List<PublicJsonWebKey> keys(String json) throws IOException {
        try {
            return new JsonWebKeySet(json)
                    .getJsonWebKeys().stream()
                            .filter(key -> key instanceof PublicJsonWebKey && !Use.ENCRYPTION.equals(key.getUse()))
                            .map(PublicJsonWebKey.class::cast)
                            .toList();
        } catch (JoseException none) {
            throw new IOException(address + " answers with what is no JSON Web Key Set", none);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
