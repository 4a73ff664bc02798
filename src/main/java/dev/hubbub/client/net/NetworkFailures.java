package dev.hubbub.client.net;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says why a connection failed below any protocol: name, TCP, TLS.
 *
 * @param address of the target, as the person wrote it
 */
public record NetworkFailures(String address) {

    /** How the JDK begins to tell that a certificate's names do not match. */
    private static final Pattern OTHER_HOST = Pattern.compile("No (subject alternative|name matching)");

    /** What {@code failure}, or the first of its causes that is known, means; null when none is. */
    public @Nullable String ofAny(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String known = meaning(cause);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    /** What {@code cause} itself means; null when that is not known. */
    public @Nullable String meaning(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "no such host: " + address;
        }
        if (cause instanceof ConnectTimeoutException) {
            return "no answer from " + address + " to the attempt to connect";
        }
        if (cause instanceof DialGuard.NotAllowedException refused) {
            return message(refused);
        }
        if (cause instanceof ConnectException refused) {
            return message(refused).toLowerCase(Locale.ROOT).contains("refused")
                    ? "nothing listens at " + address + ": connection refused"
                    : "cannot connect to " + address + ": " + message(refused);
        }
        if (cause instanceof NotSslRecordException) {
            return address + " does not speak TLS; leave out target.tls, and use ws:// where there is a target.url";
        }
        if (cause instanceof SSLException) {
            return tls(cause);
        }
        return cause instanceof IOException && cause.getCause() == null
                ? "the connection to " + address + " broke: " + message(cause)
                : null;
    }

    /** A failure's message, or else what it is called. */
    public static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private String tls(Throwable failure) {
        String root = message(root(failure));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return "the certificate of " + address + certificateFlaw(root);
            }
        }
        return "TLS with " + address + " failed: " + root;
    }

    private static String certificateFlaw(String message) {
        return OTHER_HOST.matcher(message).lookingAt()
                ? " is for another host: " + message + "; dial it by a name that is in the certificate"
                : " is not trusted: " + message + "; set target.tls.trust to a PEM file with it or its issuer";
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
