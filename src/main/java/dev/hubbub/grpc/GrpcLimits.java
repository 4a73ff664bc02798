package dev.hubbub.grpc;

import java.time.Duration;

/**
 * What a client may do on the gRPC port; beyond, it is refused or its connection is closed.
 *
 * @param connections how many connections there may be at once
 * @param streamsPerConnection how many streams one connection may have at once
 * @param requestBytes the longest request
 * @param headerBytes the largest header list
 * @param pingInterval how often a client may send pings
 * @param idle how long a connection without a stream is kept
 * @param resets how many streams a connection may reset within {@code resetsPeriod}
 * @param resetsPeriod the time over which resets are counted
 */
public record GrpcLimits(
        int connections,
        int streamsPerConnection,
        int requestBytes,
        int headerBytes,
        Duration pingInterval,
        Duration idle,
        int resets,
        Duration resetsPeriod) {}
