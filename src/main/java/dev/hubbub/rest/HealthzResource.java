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
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Health for those who read text: 200 "ok", or 500 with the checks that are down. */
@Path("/healthz")
@Produces(MediaType.TEXT_PLAIN)
public class HealthzResource {

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
                .map(check -> check.getString("name") + " is down"
                        + (check.containsKey("data") ? ": " + check.getJsonObject("data") : "") + "\n")
                .collect(Collectors.joining());
    }
}
