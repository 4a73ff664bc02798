package dev.hubbub.client;

/** The protocols in which a target can be spoken to. */
public enum Transport {
    /** {@code chat.Broadcast} over gRPC. */
    GRPC,
    /** STOMP over WebSocket. */
    STOMP
}
