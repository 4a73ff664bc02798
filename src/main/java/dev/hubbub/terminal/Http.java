package dev.hubbub.terminal;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Asks over HTTP, within a time and for so many bytes at most. Waits for the answer; any thread. */
public final class Http {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final HttpClient client;
    private final int maxBytes;

    /**
     * @param maxBytes the longest answer
     * @param token what is shown; where there is one nobody is sent elsewhere with it
     */
    public Http(int maxBytes, TokenOption token) {
        this.maxBytes = maxBytes;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(token.value() == null ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * An answer.
     *
     * @param type its media type; empty when it has none
     * @param body in UTF-8
     */
    public record Answer(int status, String type, String body) {}

    /**
     * Asks.
     *
     * @param limit how long the whole answer may take
     * @throws HubbubException UNAVAILABLE when there is no answer, with a message that says what to change
     */
    public Answer ask(HttpRequest request, Duration limit) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new BoundedBody(maxBytes));
        try {
            HttpResponse<byte[]> whole = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(
                    whole.statusCode(),
                    whole.headers().firstValue("Content-Type").orElse(""),
                    new String(whole.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException late) {
            throw unavailable("no answer from " + request.uri() + " within " + limit.toSeconds() + " s");
        } catch (ExecutionException failure) {
            throw unavailable(why(Objects.requireNonNullElse(failure.getCause(), failure), request.uri()));
        } finally {
            answer.cancel(true); // does nothing when there is an answer
        }
    }

    private String why(Throwable failure, URI uri) {
        String server = uri.getScheme() + "://" + uri.getRawAuthority();
        if (failure instanceof BoundedBody.TooLong) {
            return "the answer of " + uri + " has more than " + maxBytes + " bytes; is it the right address?";
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return server + " did not let us connect within " + CONNECT_LIMIT.toSeconds() + " s";
        }
        if (failure instanceof ConnectException) {
            return root(failure) instanceof UnresolvedAddressException
                    ? "no such host: " + uri.getHost()
                    : "nothing listens at " + server + "; is the server started, and is this its HTTP port?";
        }
        if (failure instanceof SSLException) {
            return "TLS with " + server + " failed: " + root(failure).getMessage() + "; does it speak https?";
        }
        boolean noHttp = message(failure).contains("HTTP/1.1 ") || failure instanceof ProtocolException;
        return noHttp
                ? server + " answers, but not in HTTP/1.1; is it the gRPC port? HTTP has one of its own, 8080 unless it"
                        + " is set"
                : "cannot ask " + server + ": " + message(failure);
    }

    private static HubbubException unavailable(String message) {
        return new HubbubException(ErrorKind.UNAVAILABLE, message);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
