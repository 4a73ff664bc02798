package dev.hubbub.rest;

import dev.hubbub.client.Target;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.StageReport;
import dev.hubbub.scenario.Scenario;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Looks over scenarios without running them. */
@Path("/sim/scenarios")
@Produces(MediaType.APPLICATION_JSON)
@Blocking // parses
@Tag(name = "lab")
public class ScenarioResource {

    private final ScenarioGate gate;

    ScenarioResource(ScenarioGate gate) {
        this.gate = gate;
    }

    @POST
    @Path("/check")
    @Consumes({
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        MediaType.APPLICATION_JSON,
        MediaType.TEXT_PLAIN,
        MediaType.APPLICATION_FORM_URLENCODED // as where runs are begun
    })
    @Operation(summary = "What a run of a scenario would be, or all that is wrong with it; nothing is run")
    public Checked check(@Nullable InputStream body) {
        try {
            return Checked.sound(gate.read(null, body));
        } catch (HubbubException faulty) {
            if (faulty.kind() != ErrorKind.INVALID_ARGUMENT) {
                throw faulty;
            }
            return new Checked(false, null, faulty.faults());
        }
    }

    /**
     * The answer to a check: 200 whether or not there are faults, for the check itself has not failed.
     *
     * @param plan null when there are faults
     * @param errors every fault, its field being the path in the scenario, such as {@code scenarios.talkers.rate}
     */
    public record Checked(boolean valid, @Nullable Plan plan, List<Fault> errors) {

        static Checked sound(Scenario scenario) {
            Plan plan = new Plan(
                    scenario.name(),
                    scenario.targets().stream().map(Target::address).collect(Collectors.joining(", ")),
                    scenario.duration().toNanos() / 1e9,
                    scenario.mayEndEarlier(),
                    scenario.stages());
            return new Checked(true, plan, List.of());
        }
    }

    /**
     * What a run would be.
     *
     * @param target host and port; of several, all of them, joined by ", "
     * @param seconds that it would take, without the drain
     * @param mayEndEarlier whether that is the most it would take
     */
    public record Plan(String name, String target, double seconds, boolean mayEndEarlier, List<StageReport> stages) {}
}
