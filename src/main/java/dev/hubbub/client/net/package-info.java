/**
 * What the clients of every transport share: event loops, looking hosts up, trust, and words for why a connection
 * failed.
 *
 * <p>Threads: any, unless a type says otherwise.
 */
@NullMarked
package dev.hubbub.client.net;

import org.jspecify.annotations.NullMarked;
