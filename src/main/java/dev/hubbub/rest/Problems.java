package dev.hubbub.rest;

import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every failure to a problem. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response known(HubbubException failure, UriInfo uri) {
        Status status = Problem.status(failure.kind());
        Response answer = problem(status, String.valueOf(failure.getMessage()), uri, failure.faults());
        Long retryAfter = failure.retryAfterSeconds();
        return retryAfter == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, retryAfter)
                        .build();
    }

    @ServerExceptionMapper
    Response wrapped(CompletionException failure, UriInfo uri) {
        return failure.getCause() instanceof HubbubException known ? known(known, uri) : unknown(failure, uri);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure, UriInfo uri) {
        Status status = Status.fromStatusCode(failure.getResponse().getStatus());
        Response.ResponseBuilder answer = Response.fromResponse(
                problem(status == null ? Status.BAD_REQUEST : status, describe(status, uri), uri, List.of()));
        String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response unknown(Throwable failure, UriInfo uri) {
        LOG.error("a request failed in a way it never should", failure);
        return problem(Status.INTERNAL_SERVER_ERROR, "the server failed; its log says why", uri, List.of());
    }

    private static String describe(Status status, UriInfo uri) {
        return switch (status) {
            case NOT_FOUND -> "there is nothing at " + uri.getPath() + "; GET / lists what there is";
            case METHOD_NOT_ALLOWED -> uri.getPath() + " does not take this method; /q/openapi says which it takes";
            case NOT_ACCEPTABLE -> "this is not to be had in a type that Accept names; /q/openapi says in which it is";
            case UNSUPPORTED_MEDIA_TYPE -> "a body is YAML or JSON: application/yaml or application/json";
            case REQUEST_ENTITY_TOO_LARGE -> "a body has at most " + ScenarioGate.MAX_BYTES + " bytes";
            default -> status.getReasonPhrase();
        };
    }

    private static Response problem(Status status, String detail, UriInfo uri, List<Fault> faults) {
        return Response.status(status)
                .type(Problem.JSON)
                .entity(Problem.of(status, detail, uri.getPath(), faults))
                .build();
    }
}
