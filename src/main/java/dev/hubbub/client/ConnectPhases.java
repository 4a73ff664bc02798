package dev.hubbub.client;

/**
 * How long the parts of connecting took, of a transport that has them; nanoseconds.
 *
 * @param tcpNanos from dialling to an open TCP connection, without looking the host up
 * @param webSocketNanos from there to an open WebSocket, TLS included
 * @param stompNanos from CONNECT to CONNECTED
 */
public record ConnectPhases(long tcpNanos, long webSocketNanos, long stompNanos) {

    /** From dialling to an open WebSocket. */
    public long webSocketConnectNanos() {
        return tcpNanos + webSocketNanos;
    }
}
