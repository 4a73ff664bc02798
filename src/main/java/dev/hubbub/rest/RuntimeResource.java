package dev.hubbub.rest;

import dev.hubbub.runtime.Finding;
import dev.hubbub.runtime.Pulse;
import dev.hubbub.runtime.PulseMonitor;
import dev.hubbub.runtime.VitalSign;
import dev.hubbub.runtime.VitalSigns;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** How the process is. */
@Path("/runtime")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runtime")
public class RuntimeResource {

    private static final Duration EVENT_INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_MISSED_EVENTS = 30;

    private final VitalSigns signs;
    private final PulseMonitor pulses;

    RuntimeResource(VitalSigns signs, PulseMonitor pulses) {
        this.signs = signs;
        this.pulses = pulses;
    }

    @GET
    @Blocking
    @Operation(summary = "The process's vital signs: value, unit, meaning, when to worry")
    public List<VitalSign> signs() {
        return signs.take();
    }

    @GET
    @Path("/rules")
    @Operation(summary = "What the rules of thumb say: FINE, WORRY or, too early to tell, LEARNING; and what to do")
    public List<Finding> rules() {
        return pulses.history().findings();
    }

    @GET
    @Path("/history")
    @Blocking // ten minutes are a good deal to write
    @Operation(summary = "The last ten minutes second by second, the oldest first, and what the rules of thumb say")
    public PulseMonitor.History history() {
        return pulses.history();
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "The process's pulse once a second, as events \"pulse\"; it has no end")
    public Multi<OutboundSseEvent> events(@Context Sse sse, @Context HttpServerResponse response) {
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader("X-Accel-Buffering", "no"); // a proxy passes each event on when it comes
        AtomicLong told = new AtomicLong();
        return new SteadyTicks(EVENT_INTERVAL, MOST_MISSED_EVENTS, response::reset)
                .stream()
                        .map(tick -> pulses.history())
                        .filter(history -> isNew(history, told))
                        .map(history -> sse.newEventBuilder()
                                .name("pulse")
                                .data(new Beat(Objects.requireNonNull(history.latest()), history.findings()))
                                .build());
    }

    private static boolean isNew(PulseMonitor.History history, AtomicLong told) {
        Pulse latest = history.latest();
        return latest != null && told.getAndSet(latest.number()) != latest.number();
    }

    /** A second, and what the rules of thumb say at its end. */
    public record Beat(Pulse pulse, List<Finding> findings) {}
}
