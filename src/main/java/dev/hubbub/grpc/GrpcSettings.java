package dev.hubbub.grpc;

import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/**
 * What the gRPC server is built with.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any that is free
 * @param eventLoops how many threads serve connections
 * @param tls how to encrypt; null for plain text
 * @param limits what a client may do
 */
public record GrpcSettings(String host, int port, int eventLoops, @Nullable SslContext tls, GrpcLimits limits) {

    /** The same in plain text, on any free port that only this machine reaches. */
    public GrpcSettings onLoopback() {
        return new GrpcSettings("127.0.0.1", 0, eventLoops, null, limits);
    }
}
