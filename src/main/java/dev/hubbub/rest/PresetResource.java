package dev.hubbub.rest;

import dev.hubbub.scenario.Presets;
import dev.hubbub.scenario.ScenarioSchema;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What helps to write a scenario: those that ship with Hubbub, and what one may say. */
@Path("/sim")
@Blocking // reads files
@Tag(name = "lab")
public class PresetResource {

    private static final String COMMENT = "#";

    @GET
    @Path("/presets")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The scenarios that ship with Hubbub, in the order in which one would try them")
    public List<PresetView> presets() {
        return Presets.names().stream().map(PresetView::of).toList();
    }

    @GET
    @Path("/presets/{name}")
    @Produces("text/yaml;charset=UTF-8")
    @Operation(summary = "A preset's text, with comments to learn from")
    public String preset(@RestPath String name) {
        return Presets.text(name);
    }

    @GET
    @Path("/scenario.schema.json")
    @Produces("application/schema+json")
    @Operation(summary = "What a scenario may say, as a JSON Schema for editors")
    public String schema() {
        return ScenarioSchema.text();
    }

    /**
     * A preset.
     *
     * @param about what it is good for: the first paragraph of the comment that it begins with
     * @param text where its text is
     * @param run what begins a run of it, with POST
     */
    public record PresetView(String name, String about, String text, String run) {

        static PresetView of(String name) {
            return new PresetView(name, about(Presets.text(name)), "/sim/presets/" + name, "/sim/runs?preset=" + name);
        }

        private static String about(String text) {
            return text.lines()
                    .takeWhile(line -> line.startsWith(COMMENT))
                    .map(line -> line.substring(COMMENT.length()).strip())
                    .takeWhile(Predicate.not(String::isEmpty))
                    .collect(Collectors.joining(" "));
        }
    }
}
