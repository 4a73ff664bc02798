package dev.hubbub.terminal.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.terminal.Http;
import dev.hubbub.terminal.TokenOption;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The swarm's REST interface, from outside. Waits for answers. */
final class SwarmServer {

    private static final int MAX_BYTES = 4 << 20;

    /** A broadcast answers when everything arrived; the server gives up by itself when nothing arrives any more. */
    private static final Duration LIMIT = Duration.ofHours(2);

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Http http;
    private final String target;
    private final TokenOption token;

    /** @param target such as {@code http://localhost:8080} */
    SwarmServer(URI target, TokenOption token) {
        this.token = token;
        this.http = new Http(MAX_BYTES, token);
        this.target = target.toString().replaceAll("/+$", "");
    }

    JsonNode spawn(int clients) throws InterruptedException {
        return post("/sim/spawn?n=" + clients);
    }

    JsonNode broadcast(String message, int count) throws InterruptedException {
        return post("/sim/broadcast?message=" + URLEncoder.encode(message, StandardCharsets.UTF_8) + "&count=" + count);
    }

    JsonNode summary() throws InterruptedException {
        return ask(token.request(URI.create(target + "/sim/summary")).GET());
    }

    JsonNode closeAll() throws InterruptedException {
        return post("/sim/close-all");
    }

    private JsonNode post(String path) throws InterruptedException {
        return ask(token.request(URI.create(target + path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private JsonNode ask(HttpRequest.Builder request) throws InterruptedException {
        Http.Answer answer =
                http.ask(request.header("Accept", "application/json").build(), LIMIT);
        JsonNode body = json(answer);
        if (answer.status() == 200) {
            return body;
        }
        String detail = body.path("detail").asText("");
        if (detail.isEmpty()) {
            throw stranger(answer.status());
        }
        List<Fault> faults = new ArrayList<>();
        body.path("errors")
                .forEach(fault -> faults.add(new Fault(
                        fault.path("field").asText(), fault.path("detail").asText())));
        throw faults.isEmpty()
                ? new HubbubException(kind(answer.status()), detail)
                : HubbubException.invalid(List.copyOf(faults));
    }

    private JsonNode json(Http.Answer answer) {
        try {
            JsonNode body = MAPPER.readTree(answer.body());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException none) {
            throw stranger(answer.status());
        }
        throw stranger(answer.status());
    }

    private HubbubException stranger(int status) {
        return new HubbubException(
                ErrorKind.UNAVAILABLE,
                target + " answers, with status " + status + ", but not as Hubbub does; is it another server's port?");
    }

    private static ErrorKind kind(int status) {
        return switch (status) {
            case 429 -> ErrorKind.RESOURCE_EXHAUSTED;
            case 503 -> ErrorKind.UNAVAILABLE;
            case 401, 403, 409 -> ErrorKind.FAILED_PRECONDITION;
            default -> ErrorKind.NOT_FOUND;
        };
    }
}
