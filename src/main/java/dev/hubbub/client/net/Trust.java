package dev.hubbub.client.net;

import dev.hubbub.client.Tls;
import dev.hubbub.error.HubbubException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;

/** Makes of a {@link Tls} what Netty encrypts with. */
public final class Trust {

    private static final String FIELD = "target.tls.trust";

    private Trust() {}

    /**
     * What clients encrypt with. They look whether the certificate is of the host that they dial, unless nothing is
     * verified.
     *
     * @param protocol adds what the protocol above needs
     * @throws HubbubException INVALID_ARGUMENT when the certificates cannot be read
     */
    public static SslContext context(Tls tls, UnaryOperator<SslContextBuilder> protocol) {
        SslContextBuilder builder = protocol.apply(SslContextBuilder.forClient().sslProvider(SslProvider.JDK));
        if (!tls.verify()) {
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
        } else if (tls.trust() != null) {
            builder.trustManager(certificates(tls.trust()));
        }
        try {
            return builder.build();
        } catch (SSLException unusable) {
            throw HubbubException.invalid("target.tls", "cannot be used: " + unusable.getMessage());
        }
    }

    private static X509Certificate[] certificates(Path file) {
        try {
            byte[] pem = Files.readAllBytes(file);
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            if (found.isEmpty()) {
                throw HubbubException.invalid(FIELD, file + " has no certificate; it must be a PEM file");
            }
            return found.toArray(X509Certificate[]::new);
        } catch (NoSuchFileException missing) {
            throw HubbubException.invalid(FIELD, "there is no file " + file);
        } catch (IOException unreadable) {
            throw HubbubException.invalid(FIELD, file + " cannot be read: " + unreadable.getMessage());
        } catch (CertificateException malformed) {
            throw HubbubException.invalid(
                    FIELD, file + " must be certificates in PEM, and is not: " + malformed.getMessage());
        }
    }
}
