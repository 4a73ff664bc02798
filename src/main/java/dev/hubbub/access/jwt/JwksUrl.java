package dev.hubbub.access.jwt;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @throws IllegalArgumentException when whoever is between could put other keys in their place */
    public JwksUrl(URI address) {
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
    }

    @Override
    public List<PublicJsonWebKey> read() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != OK) {
                    throw new IOException(address + " answers with status " + answer.statusCode());
                }
                return keys(new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + address, closing);
        }
    }

    private List<PublicJsonWebKey> keys(String json) throws IOException {
        try {
            List<PublicJsonWebKey> keys = new JsonWebKeySet(json)
                    .getJsonWebKeys().stream()
                            .filter(key -> key instanceof PublicJsonWebKey && !Use.ENCRYPTION.equals(key.getUse()))
                            .map(PublicJsonWebKey.class::cast)
                            .toList();
            if (keys.isEmpty()) {
                throw new IOException(address + " has no public key to check signatures with");
            }
            return keys;
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
