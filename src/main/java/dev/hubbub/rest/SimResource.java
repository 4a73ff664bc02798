package dev.hubbub.rest;

import dev.hubbub.message.Room;
import dev.hubbub.report.BroadcastReport;
import dev.hubbub.report.SpawnReport;
import dev.hubbub.report.SwarmSummary;
import dev.hubbub.swarm.BroadcastPlan;
import dev.hubbub.swarm.Swarm;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The swarm: simulated clients that dial this server over loopback. */
@Path("/sim")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "swarm")
public class SimResource {

    private static final String DEFAULT_PREFIX = "sim-";
    private static final long DEFAULT_SEED = 42;

    private final Swarm swarm;

    SimResource(Swarm swarm) {
        this.swarm = swarm;
    }

    @POST
    @Path("/spawn")
    @Operation(summary = "Add clients; answers when they are subscribed")
    public CompletionStage<SpawnReport> spawn(
            @Parameter(description = "how many", required = true, example = "100") @RestQuery @Nullable String n,
            @Parameter(description = "which room they join; lobby") @RestQuery @Nullable String room,
            @Parameter(description = "what their user ids begin with; sim-") @RestQuery @Nullable String prefix) {
        QueryParameters query = new QueryParameters();
        int clients = query.wholeNumber("n", n);
        Room joined = query.room("room", room);
        String ids = prefix == null ? DEFAULT_PREFIX : prefix;
        swarm.checkSpawn(clients, ids, query.faults());
        query.faults().throwIfAny();
        return swarm.spawn(clients, joined == null ? Room.LOBBY : joined, ids);
    }

    @POST
    @Path("/broadcast")
    @Blocking // a plan of a million messages takes a while to draw up
    @Operation(summary = "Every client sends; answers when everything arrived, with the ledger")
    public CompletionStage<BroadcastReport> broadcast(
            @Parameter(description = "the text", required = true) @RestQuery @Nullable String message,
            @Parameter(description = "how often each client sends it; 1") @RestQuery @Nullable String count,
            @Parameter(description = "whose clients take part; all") @RestQuery @Nullable String room,
            @Parameter(description = "at random moments within this time, such as 5s") @RestQuery @Nullable String spread,
            @Parameter(description = "evenly, so many messages per second of all clients together") @RestQuery @Nullable String rate,
            @Parameter(description = "of the random moments; 42") @RestQuery @Nullable String seed) {
        QueryParameters query = new QueryParameters();
        String text = message == null ? "" : message;
        int each = query.wholeNumber("count", count, 1);
        Room where = query.room("room", room);
        Duration within = query.duration("spread", spread);
        Double perSecond = query.number("rate", rate);
        long chosenSeed = query.wholeNumber("seed", seed, DEFAULT_SEED);
        BroadcastPlan plan = new BroadcastPlan(text, each, where, within, perSecond, chosenSeed);
        swarm.checkPlan(plan, query.faults());
        query.faults().throwIfAny();
        return swarm.broadcast(plan);
    }

    @GET
    @Path("/summary")
    @Operation(summary = "The swarm since the process began")
    public SwarmSummary summary() {
        return swarm.summary();
    }

    @POST
    @Path("/close-all")
    @Operation(summary = "Close every client")
    public Closed closeAll() {
        return new Closed(swarm.closeAll());
    }

    @DELETE
    @Path("/clients")
    @Operation(summary = "Close every client")
    public Closed deleteClients() {
        return closeAll();
    }

    /**
     * The answer to a close.
     *
     * @param closed how many clients were closed
     */
    public record Closed(int closed) {}
}
