package dev.hubbub.rest;

import dev.hubbub.archive.RunArchive;
import dev.hubbub.archive.Runs;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.RunComparison;
import dev.hubbub.report.RunReport;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Holds a run against another one; the command line compares several of each. */
@Path("/sim/runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking // reads files
@Tag(name = "lab")
public class ComparisonResource {

    private static final double TOLERANCE = 0.05;

    private final Runs runs;
    private final RunArchive archive;

    ComparisonResource(Runs runs, RunArchive archive) {
        this.runs = runs;
        this.archive = archive;
    }

    @GET
    @Path("/{before}/compare/{after}")
    @Operation(summary = "What became better or worse from one run that has ended to another")
    public RunComparison compare(
            @RestPath String before,
            @RestPath String after,
            @Parameter(description = "what a metric may change without being called better or worse; 0.05")
                    @RestQuery
                    @Nullable String tolerance) {
        QueryParameters query = new QueryParameters();
        Double share = query.number("tolerance", tolerance);
        query.faults()
                .note("tolerance", share != null && share < 0 ? "must be a share from 0, such as 0.05" : null)
                .throwIfAny();
        return RunComparison.of(List.of(ended(before)), List.of(ended(after)), share == null ? TOLERANCE : share);
    }

    private RunReport ended(String id) {
        if (runs.active(id) != null) {
            throw new HubbubException(
                    ErrorKind.FAILED_PRECONDITION,
                    "run " + id + " goes on, and has no report to compare yet; GET /sim/runs/" + id
                            + "/events says when it ends");
        }
        return archive.report(id);
    }
}
