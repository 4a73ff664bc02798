package dev.hubbub.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hubbub.error.Fault;
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
}
