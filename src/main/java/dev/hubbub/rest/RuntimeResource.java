package dev.hubbub.rest;

import dev.hubbub.runtime.VitalSign;
import dev.hubbub.runtime.VitalSigns;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How the process is. */
@Path("/runtime")
@Produces(MediaType.APPLICATION_JSON)
public class RuntimeResource {

    private final VitalSigns signs;

    RuntimeResource(VitalSigns signs) {
        this.signs = signs;
    }

    @GET
    @Blocking
    @Operation(summary = "The process's vital signs: value, unit, meaning, when to worry")
    public List<VitalSign> signs() {
        return signs.take();
    }
}
