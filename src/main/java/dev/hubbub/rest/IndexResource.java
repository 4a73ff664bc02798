package dev.hubbub.rest;

import dev.hubbub.message.MessageRules;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The way in for programs: {@code /} for all who do not ask for a page, and {@code /index.json}. */
@Path("/index.json")
@Produces(MediaType.APPLICATION_JSON)
public class IndexResource {

    private static final List<Link> LINKS = List.of(
            new Link("POST", "/sim/spawn?n=100", "add simulated clients"),
            new Link(
                    "POST",
                    "/sim/broadcast?message=test-message&count=10",
                    "every client sends; the ledger comes back"),
            new Link("GET", "/sim/summary", "the swarm since the process began"),
            new Link("POST", "/sim/close-all", "close every client"),
            new Link("DELETE", "/sim/clients", "the same"),
            new Link("POST", "/sim/runs?preset=smoke", "begin a run of a scenario: a preset, or the body"),
            new Link("POST", "/sim/scenarios/check", "all that is wrong with a scenario, without a run"),
            new Link("GET", "/sim/runs", "the runs of scenarios, and where their reports are"),
            new Link("GET", "/sim/presets", "the scenarios that ship with Hubbub"),
            new Link("GET", "/sim/scenario.schema.json", "what a scenario may say, as JSON Schema"),
            new Link("GET", "/cluster", "the instances that share their rooms"),
            new Link("GET", "/rooms", "the open rooms"),
            new Link("GET", "/rooms/lobby/members", "who is in a room"),
            new Link("GET", "/users", "the user directory; POST, GET /users/{id}, PATCH and DELETE"),
            new Link("GET", "/runtime", "the process's vital signs, and when to worry"),
            new Link("GET", "/runtime/rules", "what the rules of thumb say about them"),
            new Link("GET", "/runtime/history", "the last ten minutes second by second; /runtime/events goes on"),
            new Link("GET", "/q/metrics", "metrics for Prometheus (also /metrics)"),
            new Link("GET", "/q/health", "health: /live, /ready, /started (also /healthz)"),
            new Link("GET", "/q/openapi", "this interface, as OpenAPI"));

    private final String version;
    private final Limits limits;

    IndexResource(@ConfigProperty(name = "quarkus.application.version") String version, MessageRules rules) {
        this.version = version;
        this.limits = new Limits(rules.maxBytes());
    }

    @GET
    @Operation(summary = "What there is")
    public RestResponse<Index> index() {
        return RestResponse.ResponseBuilder.ok(new Index("hubbub", version, limits, LINKS))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT) // at / a browser gets the console
                .build();
    }

    /** The product, what it takes, and its links. */
    public record Index(String name, String version, Limits limits, List<Link> links) {}

    /**
     * What would be refused beyond.
     *
     * @param messageBytes the longest text of a message, in UTF-8
     */
    public record Limits(int messageBytes) {}

    /** Something to ask for. */
    public record Link(String method, String href, String what) {}
}
