package dev.hubbub.app;

import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import dev.hubbub.swarm.BroadcastPlan;
import dev.hubbub.swarm.Swarm;
import dev.hubbub.swarm.SwarmSettings;
import dev.hubbub.swarm.SwarmStats;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Chats with itself for a while, so that the JVM has compiled what matters before the first client comes: a hub and a
 * server of its own, on a loopback port of its own, that nothing else sees or counts.
 */
final class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private static final int CLIENTS = 200;
    private static final Room ROOM = new Room("warm-up");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final BroadcastPlan ONE_EACH = new BroadcastPlan("warm", 1, ROOM, null, null, 0);
    private static final SwarmSettings SETTINGS = new SwarmSettings(
            "warm-up", CLIENTS, CLIENTS, CLIENTS, (long) CLIENTS * CLIENTS, 64, 64, PATIENCE, PATIENCE);

    private final MessageRules rules;

    WarmUp(MessageRules rules) {
        this.rules = rules;
    }

    /**
     * Chats. What goes wrong is logged, and harms nobody: the first clients are served a little later.
     *
     * @param time for how long
     * @param server starts the server to chat on
     */
    void run(Duration time, Supplier<GrpcServer> server) {
        long end = System.nanoTime() + time.toNanos();
        try (GrpcServer chat = server.get();
                GrpcDialler dialler = new GrpcDialler(1, PATIENCE);
                Swarm swarm = swarm(dialler, chat.port())) {
            await(swarm.spawn(CLIENTS, ROOM, "warm-up-"));
            while (System.nanoTime() < end) {
                await(swarm.broadcast(ONE_EACH));
            }
        } catch (ExecutionException | TimeoutException | RuntimeException failure) {
            LOG.warn("the warm-up failed; the first messages will be slower", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Swarm swarm(Dialler dialler, int port) {
        return new Swarm(
                SETTINGS,
                rules,
                dialler.dial(Target.plain("127.0.0.1:" + port), CLIENTS / 2),
                Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("warm-up", true)),
                new SwarmStats(nanos -> {}));
    }

    private static void await(CompletionStage<?> stage)
            throws ExecutionException, TimeoutException, InterruptedException {
        stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
