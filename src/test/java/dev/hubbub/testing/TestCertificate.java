package dev.hubbub.testing;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate for this machine, signed by nobody, made for one test. */
public final class TestCertificate {

    private static final String PASSWORD = "not a secret";
    private static final String ALIAS = "test";

    private final Path keyStore;

    /** Makes it, in a directory that the test deletes. */
    public TestCertificate(Path directory) throws IOException, InterruptedException {
        this(directory, "dns:localhost,ip:127.0.0.1");
    }

    /**
     * Makes one for other hosts.
     *
     * @param hosts as keytool's option san has them
     */
    public TestCertificate(Path directory, String hosts) throws IOException, InterruptedException {
        keyStore = directory.resolve("certificate.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=" + hosts,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(120, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(directory.resolve("keytool.log")));
        }
    }

    /** The options that give it to the application, as the TLS configuration of this name. */
    public String[] options(String name) {
        String key = "-Dquarkus.tls." + name + ".key-store.p12.";
        return new String[] {key + "path=" + keyStore, key + "password=" + PASSWORD, "-Dhubbub.grpc.tls=" + name};
    }

    /** What a gRPC server that has it encrypts with. */
    public SslContext server() throws IOException, GeneralSecurityException {
        return GrpcSslContexts.configure(SslContextBuilder.forServer(keys()), SslProvider.JDK)
                .build();
    }

    /** What a server of Vert.x that has it encrypts with. */
    public PfxOptions keyCert() {
        return new PfxOptions().setPath(keyStore.toString()).setPassword(PASSWORD);
    }

    /** It as a PEM file, as a client is given it. */
    public Path pem() throws IOException, GeneralSecurityException {
        String body = Base64.getMimeEncoder()
                .encodeToString(load().getCertificate(ALIAS).getEncoded());
        return Files.writeString(
                keyStore.resolveSibling("certificate.pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    /** Trusts it, and nothing else. */
    public TrustManagerFactory trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, load().getCertificate(ALIAS));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }

    /** What somebody shows who has it. */
    public KeyManagerFactory keys() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(), PASSWORD.toCharArray());
        return keys;
    }

    /** A client that trusts it, and shows {@code own}; null for none. */
    public SSLContext client(@Nullable TestCertificate own) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own == null ? null : own.keys().getKeyManagers(), trust().getTrustManagers(), null);
        return context;
    }

    /** Takes another's place in the file that a server was given. */
    public void replace(TestCertificate old) throws IOException {
        Path copy = Files.copy(keyStore, keyStore.resolveSibling("next.p12"));
        Files.move(copy, old.keyStore, StandardCopyOption.ATOMIC_MOVE);
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keyStore)) {
            known.load(file, PASSWORD.toCharArray());
        }
        return known;
    }
}
