/**
 * Clients of {@code chat.Broadcast}, over real sockets, many streams to a connection; and of {@code chat.Chat}, one
 * session to a connection.
 */
@NullMarked
package dev.hubbub.client.grpc;

import org.jspecify.annotations.NullMarked;
