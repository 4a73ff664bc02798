package dev.hubbub.testing;

import dev.hubbub.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Issues tokens, good ones and bad ones; one for all tests of a JVM, since a pair of keys takes a while. */
public final class TokenIssuer {

    public static final String ISSUER = "https://id.example";
    public static final String AUDIENCE = "hubbub";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Whose tokens are taken. */
    public static final TokenIssuer KNOWN = new TokenIssuer(shared("hubbub.test.issuer"));

    /** Whose are not. */
    public static final TokenIssuer STRANGER = new TokenIssuer(generated("RSA", 2048));

    private static final Duration LONG = Duration.ofHours(1);

    private final KeyPair keys;

    /** Another issuer, with keys of a kind. */
    public TokenIssuer(String kind, int size) {
        this(generated(kind, size));
    }

    private TokenIssuer(KeyPair keys) {
        this.keys = keys;
    }

    private static KeyPair generated(String kind, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** The same for all class loaders: a test's profile has another than the test. */
    private static KeyPair shared(String name) {
        Properties shared = System.getProperties();
        synchronized (shared) {
            String known = System.getProperty(name);
            if (known != null) {
                return pair(known.split(" "));
            }
            KeyPair pair = generated("RSA", 2048);
            System.setProperty(
                    name,
                    BASE64.encodeToString(pair.getPublic().getEncoded()) + " "
                            + BASE64.encodeToString(pair.getPrivate().getEncoded()));
            return pair;
        }
    }

    private static KeyPair pair(String... encoded) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getUrlDecoder().decode(encoded[0]))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getUrlDecoder().decode(encoded[1]))));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    public KeyPair keys() {
        return keys;
    }

    /** A good token for an hour. */
    public String token(String subject, Role... roles) {
        return sign(claims(subject, roles), AlgorithmIdentifiers.RSA_USING_SHA256, keys.getPrivate());
    }

    /** A good token that lasts so long. */
    public String shortLived(Duration life, String subject, Role... roles) {
        JwtClaims claims = claims(subject, roles);
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(Instant.now().plus(life).toEpochMilli()));
        return sign(claims, AlgorithmIdentifiers.RSA_USING_SHA256, keys.getPrivate());
    }

    /** What a good token says. */
    public static JwtClaims claims(String subject, Role... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(subject);
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setExpirationTime(at(LONG));
        claims.setStringListClaim("groups", Arrays.stream(roles).map(Role::tag).toList());
        return claims;
    }

    /** Signs whatever it is, with a key of ours or not. */
    public static String sign(JwtClaims claims, String algorithm, Key key) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(algorithm);
        token.setDoKeyValidation(false);
        token.setKey(key);
        return compact(token);
    }

    private static String compact(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Tokens that nobody is to take, each under what is wrong with it; all would be somebody with every role. */
    public Map<String, String> badTokens() {
        Map<String, String> bad = new TreeMap<>();
        JwtClaims good = claims("eve", Role.values());
        bad.put("alg none", unsigned(good));
        bad.put("alg nOnE", unsigned(good).replace(base64("{\"alg\":\"none\"}"), base64("{\"alg\":\"nOnE\"}")));
        bad.put("a key that it brings along", STRANGER.introducing(good));
        bad.put("the public key as a secret", sign(good, "HS256", new HmacKey(pem().getBytes(StandardCharsets.UTF_8))));
        bad.put(
                "the public key's bytes as a secret",
                sign(good, "HS256", new HmacKey(keys.getPublic().getEncoded())));
        bad.put("wrong key", STRANGER.token("eve", Role.values()));
        bad.put("expired", shortLived(Duration.ofHours(-1), "eve", Role.values()));
        bad.put("not yet valid", changed(claims -> claims.setNotBefore(at(LONG))));
        bad.put("wrong issuer", changed(claims -> claims.setIssuer("https://evil.example")));
        bad.put("wrong audience", changed(claims -> claims.setAudience("another")));
        bad.put("no expiry", changed(claims -> claims.unsetClaim("exp")));
        bad.put("no subject", changed(claims -> claims.unsetClaim("sub")));
        bad.put("tampered with", tampered(token("ann", Role.CHAT)));
        bad.put("garbage", "gar.ba.ge");
        bad.put("huge", "x".repeat(4_097));
        return bad;
    }

    /** Signs with a key that the token itself says is the right one. */
    private String introducing(JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.getHeaders().setJwkHeaderValue("jwk", new RsaJsonWebKey((RSAPublicKey) keys.getPublic()));
        token.setKey(keys.getPrivate());
        return compact(token);
    }

    private String changed(Consumer<JwtClaims> change) {
        JwtClaims claims = claims("eve", Role.values());
        change.accept(claims);
        return sign(claims, AlgorithmIdentifiers.RSA_USING_SHA256, keys.getPrivate());
    }

    private static String unsigned(JwtClaims claims) {
        return base64("{\"alg\":\"none\"}") + "." + base64(claims.toJson()) + ".";
    }

    private String tampered(String token) {
        String[] parts = token.split("\\.");
        return parts[0] + "." + base64(claims("eve", Role.values()).toJson()) + "." + parts[2];
    }

    private static String base64(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static NumericDate at(Duration fromNow) {
        return NumericDate.fromMilliseconds(Instant.now().plus(fromNow).toEpochMilli());
    }

    /** The public key. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The public key in a file, as the application is given it. */
    public Path pemFile() {
        try {
            Path file = Files.createTempFile("hubbub-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, pem());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
