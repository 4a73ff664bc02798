package dev.hubbub.client.grpc;

import dev.hubbub.client.Target;
import dev.hubbub.client.net.NetworkFailures;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import io.grpc.Status;
import io.netty.handler.codec.http2.Http2Exception;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says why a call failed, in words that tell the person what to change. The same cause gives the same words, so that
 * failures can be counted by reason.
 *
 * @param publishTimeout how long a call with a deadline may take
 */
record Failures(Target target, Duration publishTimeout) {

    static final String NO_GRPC =
            "there is an HTTP server, but no gRPC; is it the HTTP port? gRPC has one of its own, 9000"
                    + " unless it is set";

    /** How {@link Http2Exception} tells that what came was no HTTP/2: the first bytes, in hex. */
    private static final String FIRST_BYTES = "Hex dump for first";

    /** What grpc-java says when the other side closes in the middle of everything. */
    private static final String CLOSED = "Network closed for unknown reason";

    private static final String HTTP_1 = "485454502f"; // "HTTP/"
    private static final String TLS_ALERT = "1503";

    /** @param answered whether the server has ever answered on the connection */
    HubbubException of(Status status, boolean answered) {
        boolean plainToTls = !answered && target.tls() == null && CLOSED.equals(status.getDescription());
        return new HubbubException(
                kind(status.getCode()),
                plainToTls
                        ? target.address() + " closed the connection without a word; if it wants TLS, set target.tls"
                        : reason(status));
    }

    private static ErrorKind kind(Status.Code code) {
        return switch (code) {
            case INVALID_ARGUMENT -> ErrorKind.INVALID_ARGUMENT;
            case NOT_FOUND, UNIMPLEMENTED -> ErrorKind.NOT_FOUND;
            case ALREADY_EXISTS -> ErrorKind.ALREADY_EXISTS;
            case FAILED_PRECONDITION, UNAUTHENTICATED, PERMISSION_DENIED -> ErrorKind.FAILED_PRECONDITION;
            case RESOURCE_EXHAUSTED -> ErrorKind.RESOURCE_EXHAUSTED;
            default -> ErrorKind.UNAVAILABLE;
        };
    }

    private String reason(Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                target.token() == null
                        ? "the target wants a token, set target.token: " + said(status)
                        : "the target refused the token: " + said(status);
            case UNIMPLEMENTED -> isOfHttp(status) ? NO_GRPC : "no chat.Broadcast there: " + said(status);
            case DEADLINE_EXCEEDED -> "no answer within " + publishTimeout.toMillis() + " ms";
            default -> {
                String known = known(status.getCause());
                yield known == null ? said(status) : known;
            }
        };
    }

    /** Whether grpc-java speaks of an answer that is HTTP and no gRPC; of a status UNIMPLEMENTED. */
    static boolean isOfHttp(Status status) {
        return String.valueOf(status.getDescription()).startsWith("HTTP status");
    }

    /** What the server said, or grpc-java when it had to speak for it. */
    private static String said(Status status) {
        String description = status.getDescription();
        return description == null ? status.getCode().name() : status.getCode() + ": " + description;
    }

    /** Why this side could not go on; null when that is not known better than from the status. */
    private @Nullable String known(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String known = meaning(cause);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private @Nullable String meaning(Throwable cause) {
        return cause instanceof Http2Exception
                ? noHttp2(NetworkFailures.message(cause))
                : new NetworkFailures(target.address()).meaning(cause);
    }

    private @Nullable String noHttp2(String message) {
        if (!message.contains(FIRST_BYTES)) {
            return null;
        }
        if (message.contains(TLS_ALERT)) {
            return target.address() + " speaks TLS; set target.tls";
        }
        return message.contains(HTTP_1)
                ? target.address() + " speaks HTTP/1, and no gRPC; is it another port?"
                : target.address() + " does not speak HTTP/2: " + message;
    }
}
