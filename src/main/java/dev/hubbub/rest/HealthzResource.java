package dev.hubbub.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Health for those who read text: 200 "ok", or 500 with the checks that are down. */
@Path("/healthz")
@Produces(MediaType.TEXT_PLAIN)
public class HealthzResource {

    /** Data of checks that say all there is to say. */
    private static final List<String> ERRORS = List.of("db error", "external error");

    private final SmallRyeHealthReporter reporter;

    HealthzResource(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    @GET
    @Blocking
    @Operation(summary = "200 ok, or 500 and why not")
    public Response healthz() {
        SmallRyeHealth health = reporter.getHealth();
        return health.isDown()
                ? Response.serverError().entity(reasons(health)).build()
                : Response.ok("ok\n").build();
    }

    private static String reasons(SmallRyeHealth health) {
        return health.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> !check.getString("status").equals("UP"))
                .map(check -> reason(check) + "\n")
                .collect(Collectors.joining());
    }

    private static String reason(JsonObject check) {
        JsonObject data = check.containsKey("data") ? check.getJsonObject("data") : JsonObject.EMPTY_JSON_OBJECT;
        return ERRORS.stream()
                .filter(data::containsKey)
                .map(error -> error + ": " + data.getString(error))
                .findFirst()
                .orElseGet(() -> check.getString("name") + " is down" + (data.isEmpty() ? "" : ": " + data));
    }
}
