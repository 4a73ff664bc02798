/**
 * Clients of any STOMP broker over WebSocket, a connection each.
 *
 * <p>Threads: a session is confined to its connection's event loop, except for what says otherwise.
 *
 * <p>Guarantee: frugal with memory. Between two frames a session holds no buffer; 10,000 of them fit into 100 MB.
 */
@NullMarked
package dev.hubbub.client.stomp;

import org.jspecify.annotations.NullMarked;
