package dev.hubbub.client;

import java.util.List;
import java.util.concurrent.Executor;

/** Makes clients of a target; the one place that knows which adapter speaks a transport. */
@FunctionalInterface
public interface Dialler {

    /**
     * Clients of {@code target}. Nothing is dialled yet.
     *
     * @param streamsPerConnection how many of them share a connection
     * @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT when the target can never be dialled as it stands, such
     *     as with certificates that cannot be read
     */
    ChatClients dial(Target target, int streamsPerConnection);

    /** The threads that serve the clients; one that is late makes whatever it serves look late. */
    default Iterable<? extends Executor> eventLoops() {
        return List.of();
    }
}
