package dev.hubbub.rest;

import dev.hubbub.archive.ActiveRun;
import dev.hubbub.archive.RunArchive;
import dev.hubbub.archive.Runs;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.CsvReport;
import dev.hubbub.report.HtmlReport;
import dev.hubbub.report.JsonReport;
import dev.hubbub.report.JunitXml;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.SeriesCsv;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a run leaves behind, in the shapes that people and tools ask for. */
@Path("/sim/runs")
@Blocking // reads files
@Tag(name = "lab")
public class ReportResource {

    private static final String UTF_8 = ";charset=UTF-8";
    private static final String HTML = MediaType.TEXT_HTML + UTF_8;
    private static final String CSV = "text/csv" + UTF_8;
    private static final String TEXT = MediaType.TEXT_PLAIN + UTF_8;
    private static final String YAML = "text/yaml" + UTF_8;

    /** A report shows text that others wrote; nothing in it is to reach beyond its page. */
    private static final String OF_ITSELF_ONLY = "default-src 'none'; style-src 'unsafe-inline'";

    private final Runs runs;
    private final RunArchive archive;

    ReportResource(Runs runs, RunArchive archive) {
        this.runs = runs;
        this.archive = archive;
    }

    @GET
    @Path("/{id}/report.html")
    @Produces(HTML)
    @Operation(summary = "The report as a page of its own")
    public Response html(@RestPath String id) {
        return rendered(id, "report.html", HtmlReport::write);
    }

    @GET
    @Path("/{id}/report.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The report, every figure of it")
    public Response json(@RestPath String id) {
        return rendered(id, "report.json", JsonReport::write);
    }

    @GET
    @Path("/{id}/report.csv")
    @Produces(CSV)
    @Operation(summary = "The metrics, a row each")
    public Response csv(@RestPath String id) {
        return rendered(id, "report.csv", CsvReport::write);
    }

    @GET
    @Path("/{id}/report.xml")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "The thresholds as JUnit's test cases")
    public Response junit(@RestPath String id) {
        return rendered(id, "report.xml", JunitXml::write);
    }

    @GET
    @Path("/{id}/series.csv")
    @Produces(CSV)
    @Operation(summary = "The figures second by second, a row each")
    public Response series(@RestPath String id) {
        return rendered(id, "series.csv", SeriesCsv::write);
    }

    @GET
    @Path("/{id}/histogram.hlog")
    @Produces(TEXT)
    @Operation(summary = "The fan-out latency second by second, in HdrHistogram's log format")
    public Response histogram(@RestPath String id) {
        checkEnded(id);
        return file(id, "histogram.hlog", archive.histogramLog(id));
    }

    @GET
    @Path("/{id}/scenario")
    @Produces(YAML)
    @Operation(summary = "The scenario's text")
    public Response scenario(@RestPath String id) {
        ActiveRun run = runs.active(id);
        String text = run == null
                ? archive.report(id).provenance().scenario()
                : run.run().scenario().source();
        return file(id, "scenario.yaml", text);
    }

    private Response rendered(String id, String name, Function<RunReport, String> renderer) {
        checkEnded(id);
        return file(id, name, renderer.apply(archive.report(id)));
    }

    private void checkEnded(String id) {
        ActiveRun run = runs.active(id);
        if (run != null) {
            RunProgress progress = run.run().progress();
            double left = Math.ceil(progress.totalSeconds() - progress.seconds());
            throw new HubbubException(
                    ErrorKind.FAILED_PRECONDITION,
                    "run " + id + " goes on, and has no report yet; it ends "
                            + (left > 0 ? "in about " + (long) left + " s" : "soon")
                            + ", and GET /sim/runs/" + id + "/events says when");
        }
    }

    private static Response file(String id, String name, String content) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"hubbub-" + id + "-" + name + "\"")
                .header("Content-Security-Policy", OF_ITSELF_ONLY)
                .build();
    }
}
