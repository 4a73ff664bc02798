package dev.hubbub.client.grpc;

import dev.hubbub.error.Faults;
import java.time.Duration;

/**
 * A server of {@code chat.Broadcast} and how to dial it.
 *
 * @param address host:port
 * @param streamsPerConnection how many clients share a connection
 * @param eventLoops how many threads serve the connections
 * @param publishTimeout how long a server may take to take a message
 */
public record GrpcTarget(String address, int streamsPerConnection, int eventLoops, Duration publishTimeout) {

    public GrpcTarget {
        new Faults()
                .note("hubbub.swarm.streams-per-connection", streamsPerConnection < 1 ? "must be at least 1" : null)
                .note("hubbub.swarm.event-loops", eventLoops < 1 ? "must be at least 1" : null)
                .throwIfAny();
    }
}
