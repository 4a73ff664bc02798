/**
 * A shorter way for messages of gRPC streams: DATA frames, ready as they are, put straight into a connection's buffer,
 * with one write for all of a turn. Everything else about a call (headers, requests, trailers, resets, keepalive)
 * stays with grpc-java, whose HTTP/2 connection this shares.
 *
 * <p>grpc-java and Netty spend about a microsecond on a message: a command, a promise, a flow-controlled object, a walk
 * through the tree of priorities, two buffers. A frame here costs a copy and the book-keeping of its two windows. It
 * stands on grpc-netty's internal negotiation interfaces, which a new version may change; the tests would say so.
 *
 * <p>Connections are guarded here as well: how many there are, how they begin, and what they may send without carrying
 * anything. grpc-java and Netty hold the limits of requests, headers and streams. A stream that has ended does not wait
 * for a peer that does not read: after a grace it is reset.
 *
 * <p>Threads: a connection and its streams are used on the connection's event loop only.
 *
 * <p>Guarantee: a frame is sent only when the stream's and the connection's flow-control windows both have room for
 * the whole of it; else it goes to Netty's flow controller, which cuts it to fit, and the stream is not ready until
 * that is written. A stream whose own window is closed does not hold the others; streams that wait for the connection's
 * window are served in turn. Frames of a stream keep their order, and never come before its headers or after its end.
 */
@NullMarked
package dev.hubbub.http2;

import org.jspecify.annotations.NullMarked;
