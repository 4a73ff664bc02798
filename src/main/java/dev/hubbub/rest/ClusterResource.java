package dev.hubbub.rest;

import dev.hubbub.relay.Cluster;
import dev.hubbub.relay.Relay;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The instances that share their rooms. */
@Path("/cluster")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cluster")
public class ClusterResource {

    private final Relay relay;

    ClusterResource(Relay relay) {
        this.relay = relay;
    }

    @GET
    @Operation(summary = "The instances, their subscribers, and how far each is behind; what they share their rooms by")
    public Cluster cluster() {
        return relay.cluster();
    }
}
