package dev.hubbub.grpc;

import dev.hubbub.http2.ConnectionLimits;
import java.time.Duration;

/**
 * What a client may do on the gRPC port; beyond, it is refused or its connection is closed.
 *
 * @param connection what connections may do
 * @param streamsPerConnection how many streams one connection may have at once
 * @param requestBytes the longest request
 * @param headerBytes the largest header list
 * @param idle how long a connection without a stream is kept
 * @param keepAlive how long a connection may be silent before it is asked whether it lives; one that does not answer is
 *     closed
 */
public record GrpcLimits(
        ConnectionLimits connection,
        int streamsPerConnection,
        int requestBytes,
        int headerBytes,
        Duration idle,
        Duration keepAlive) {}
