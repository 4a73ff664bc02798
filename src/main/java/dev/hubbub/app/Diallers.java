package dev.hubbub.app;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.client.stomp.StompDialler;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Dials each target in its transport. The clients of all transports share one set of event loops. Any thread. */
final class Diallers implements Dialler, AutoCloseable {

    private final ClientLoops loops;
    private final GrpcDialler grpc;
    private final StompDialler stomp;

    /**
     * @param eventLoops how many threads serve the connections
     * @param publishTimeout how long a gRPC server may take to take a message; targets over STOMP have their own
     */
    Diallers(int eventLoops, Duration publishTimeout) {
        this.loops = new ClientLoops(eventLoops);
        this.grpc = new GrpcDialler(loops, publishTimeout);
        this.stomp = new StompDialler(loops);
    }

    @Override
    public ChatClients dial(Target target, int streamsPerConnection) {
        return switch (target.transport()) {
            case GRPC -> grpc.dial(target, streamsPerConnection);
            case STOMP -> stomp.dial(target, streamsPerConnection);
        };
    }

    @Override
    public Iterable<? extends Executor> eventLoops() {
        return loops.group();
    }

    /** Closes every client that is still open, and the event loops. Waits for it, for a few seconds at most. */
    @Override
    public void close() {
        grpc.close();
        stomp.close();
        loops.close();
    }
}
