/**
 * Clients of {@code chat.Broadcast}, over real sockets, many streams to a connection.
 */
@NullMarked
package dev.hubbub.client.grpc;

import org.jspecify.annotations.NullMarked;
