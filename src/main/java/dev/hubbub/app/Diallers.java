package dev.hubbub.app;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.client.stomp.StompDialler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Dials each target in its transport. The clients of all transports share one set of event loops. Any thread. */
final class Diallers implements Dialler, AutoCloseable {

    private final ClientLoops loops;
    private final GrpcDialler grpc;
    private final StompDialler stomp;
    private final UnaryOperator<Target> credentials;

    /**
     * @param eventLoops how many threads serve the connections
     * @param publishTimeout how long a gRPC server may take to take a message; targets over STOMP have their own
     * @param rules whom to dial, and how
     */
    Diallers(int eventLoops, Duration publishTimeout, Rules rules) {
        this.credentials = rules.credentials();
        this.loops = new ClientLoops(eventLoops, rules.mayDial());
        this.grpc = new GrpcDialler(loops, publishTimeout);
        this.stomp = new StompDialler(loops);
    }

    /**
     * Whom to dial, and how.
     *
     * @param credentials what a target is shown, where it is known better than by who names the target
     * @param mayDial which addresses may be dialled; null for all
     */
    record Rules(UnaryOperator<Target> credentials, @Nullable Predicate<InetSocketAddress> mayDial) {

        /** Those of a command: whoever gives it dials with their own hand. */
        static final Rules NONE = new Rules(UnaryOperator.identity(), null);
    }

    @Override
    public ChatClients dial(Target named, int streamsPerConnection) {
        Target target = credentials.apply(named);
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
