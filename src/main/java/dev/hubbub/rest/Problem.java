package dev.hubbub.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/**
 * An error as RFC 9457 has it.
 *
 * @param type always "about:blank": the status says what kind it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what is wrong and what to change
 * @param instance the path that was asked for
 * @param errors every fault of the request; left out when there is none
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {

    /** The media type of a problem. */
    public static final String JSON = "application/problem+json";

    static Problem of(Status status, String detail, String path, List<Fault> errors) {
        return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, path, errors);
    }

    static Status status(ErrorKind kind) {
        return switch (kind) {
            case INVALID_ARGUMENT -> Status.BAD_REQUEST;
            case NOT_FOUND -> Status.NOT_FOUND;
            case PERMISSION_DENIED -> Status.FORBIDDEN;
            case UNAUTHENTICATED -> Status.UNAUTHORIZED;
            case ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED -> Status.CONFLICT;
            case RESOURCE_EXHAUSTED -> Status.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> Status.SERVICE_UNAVAILABLE;
            case UNCERTAIN -> Status.GATEWAY_TIMEOUT;
        };
    }
}
