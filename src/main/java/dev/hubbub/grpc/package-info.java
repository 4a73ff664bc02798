/**
 * The gRPC edge: maps calls to the hub and deliveries to messages. Generated types stay here and in client.grpc.
 *
 * <p>Threads: a call's methods run on its connection's event loop, which is also the loop its subscription is served
 * on. So a call needs no lock, and one hop takes a message from the hub to all calls of a loop.
 *
 * <p>Guarantee: every failure ends as a status with a message that says what to change; bytes that are not the message
 * they should be end as INVALID_ARGUMENT, and nothing of the server's inside reaches a client.
 */
@NullMarked
package dev.hubbub.grpc;

import org.jspecify.annotations.NullMarked;
