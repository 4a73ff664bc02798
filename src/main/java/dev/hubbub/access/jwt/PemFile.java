package dev.hubbub.access.jwt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Public keys in a PEM file (RFC 7468): {@code PUBLIC KEY} or {@code CERTIFICATE}, one or several, so that one can follow
 * another.
 */
public record PemFile(Path path) implements KeySource {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

    private static final int LEAST_RSA_BITS = 2048;

    @Override
    public List<PublicJsonWebKey> read() throws IOException {
        List<PublicJsonWebKey> keys = new ArrayList<>();
        String text = text();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            keys.add(key(block.group(1), block.group(2)));
        }
        if (keys.isEmpty() && !text.isBlank()) {
            throw new IOException(path + " has no key; it must be a PEM file with a PUBLIC KEY or a CERTIFICATE");
        }
        return keys;
    }

    private String text() throws IOException {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + path, missing);
        } catch (AccessDeniedException forbidden) {
            throw new IOException("whoever runs this may not read " + path, forbidden);
        }
    }

    private PublicJsonWebKey key(String label, String base64) throws IOException {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return PublicJsonWebKey.Factory.newPublicJwk(strong(
                    switch (label) {
                        case "PUBLIC KEY" -> publicKey(bytes);
                        case "CERTIFICATE" ->
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(bytes))
                                    .getPublicKey();
                        default ->
                            throw new IOException(path + " has a " + label
                                    + "; only PUBLIC KEY and CERTIFICATE are taken, and who signs keeps the rest");
                    }));
        } catch (GeneralSecurityException | JoseException | IllegalArgumentException broken) {
            throw new IOException(path + " has a " + label + " that cannot be read: " + broken.getMessage(), broken);
        }
    }

    /** jose4j takes no signature of an RSA key that is shorter (RFC 7518, 3.3). */
    private PublicKey strong(PublicKey key) throws IOException {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new IOException(path + " has an RSA key of "
                    + rsa.getModulus().bitLength() + " bits; at least " + LEAST_RSA_BITS + " are needed");
        }
        return key;
    }

    /** Of the kind that it is; its bytes say so, but the JDK wants to be told. */
    private static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        for (String kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException another) {
                continue;
            }
        }
        throw new InvalidKeySpecException("it is none of " + String.join(", ", KINDS));
    }
}
