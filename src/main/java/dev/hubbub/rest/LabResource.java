package dev.hubbub.rest;

import dev.hubbub.archive.ActiveRun;
import dev.hubbub.archive.RunArchive;
import dev.hubbub.archive.Runs;
import dev.hubbub.lab.Lab;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.Sample;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The load lab: runs of scenarios, begun, watched and ended. */
@Path("/sim/runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking // scenarios are parsed, and reports read from files
@Tag(name = "lab")
public class LabResource {

    private static final Duration EVENT_INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_MISSED_EVENTS = 30;
    private static final int MOST_SAMPLES = 900;

    private final Lab lab;
    private final Runs runs;
    private final RunArchive archive;
    private final ScenarioGate gate;

    LabResource(Lab lab, Runs runs, RunArchive archive, ScenarioGate gate) {
        this.lab = lab;
        this.runs = runs;
        this.archive = archive;
        this.gate = gate;
    }

    @POST
    @Consumes({
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        MediaType.APPLICATION_JSON,
        MediaType.TEXT_PLAIN,
        MediaType.APPLICATION_FORM_URLENCODED // what curl calls a body unless told otherwise; it is not decoded
    })
    @Operation(summary = "Begin a run of a scenario, in YAML or JSON; answers at once, 202, with where to look")
    public Response begin(
            @Parameter(description = "one of /sim/presets, in place of a body") @RestQuery @Nullable String preset,
            @Nullable InputStream body) {
        String id = runs.follow(lab.start(gate.read(preset, body))).run().id();
        return Response.accepted(new Begun(id, RunLinks.active(id)))
                .location(URI.create(RunLinks.self(id)))
                .build();
    }

    @GET
    @Operation(summary = "The runs that go on, and the last of those that have ended; the newest first")
    public List<RunSummary> list() {
        Map<String, RunSummary> found = new LinkedHashMap<>();
        runs.active().stream().map(RunSummary::of).forEach(run -> found.put(run.id(), run));
        archive.runs().stream().map(RunSummary::of).forEach(run -> found.putIfAbsent(run.id(), run));
        return found.values().stream()
                .sorted(Comparator.comparing(RunSummary::startedAt).reversed())
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A run: its progress while it goes on, its report when it has ended")
    public RunView run(@RestPath String id) {
        ActiveRun run = runs.active(id);
        return run == null ? RunView.of(archive.report(id)) : RunView.of(run);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Stop a run that goes on: 202, and its report says INTERRUPTED; delete one that has ended: 204")
    public Response end(@RestPath String id) {
        ActiveRun run = runs.active(id);
        if (run == null) {
            archive.delete(id);
            return Response.noContent().build();
        }
        run.run().stop();
        return Response.accepted(RunView.of(run)).build();
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "A run's progress once a second, as events \"progress\", and at its end one event \"ended\"")
    public Multi<OutboundSseEvent> events(@RestPath String id, @Context Sse sse, @Context HttpServerResponse response) {
        if (runs.active(id) == null && !archive.contains(id)) {
            throw RunArchive.notFound(id);
        }
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader("X-Accel-Buffering", "no"); // a proxy passes each event on when it comes
        ProgressEvents events = new ProgressEvents(
                () -> progress(id),
                () -> ProgressEvents.last(archive.report(id)),
                new SteadyTicks(EVENT_INTERVAL, MOST_MISSED_EVENTS, response::reset));
        return events.stream().map(event -> sse.newEventBuilder()
                .name(event.name())
                .data(event.progress())
                .build());
    }

    @GET
    @Path("/{id}/samples")
    @Operation(summary = "A run's last " + MOST_SAMPLES + " seconds, a sample each, the oldest first")
    public List<Sample> samples(@RestPath String id) {
        ActiveRun run = runs.active(id);
        if (run != null) {
            return run.run().samples(MOST_SAMPLES);
        }
        List<Sample> all = archive.report(id).series();
        return all.subList(Math.max(0, all.size() - MOST_SAMPLES), all.size());
    }

    private @Nullable RunProgress progress(String id) {
        ActiveRun run = runs.active(id);
        return run == null ? null : run.run().progress();
    }

    /** The answer to a run's beginning. */
    public record Begun(String id, RunLinks links) {}
}
