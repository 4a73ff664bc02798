package dev.hubbub.swarm;

import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import dev.hubbub.report.BroadcastReport;
import dev.hubbub.report.SpawnReport;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A small swarm on a server in memory; it gives up soon. */
final class SwarmFixture implements AutoCloseable {

    static final Room ROOM = new Room("room");
    static final int MAX_CLIENTS = 12;
    static final int MAX_SPAWN = 10;
    static final int MAX_MESSAGES = 100;
    static final int MAX_DELIVERIES = 400;

    private static final int WINDOW = 4;

    final FakeChatClients clients = new FakeChatClients();
    final SwarmStats stats = new SwarmStats(nanos -> {});
    final Swarm swarm = swarm(MAX_CLIENTS, MAX_SPAWN);

    /** The swarm with other bounds on its clients. */
    Swarm swarm(int maxClients, int maxSpawn) {
        SwarmSettings settings = new SwarmSettings(
                "lab",
                maxClients,
                maxSpawn,
                MAX_MESSAGES,
                MAX_DELIVERIES,
                WINDOW,
                2,
                Duration.ofMillis(100),
                Duration.ofMillis(200));
        return new Swarm(settings, new MessageRules(100), clients, Executors.newSingleThreadScheduledExecutor(), stats);
    }

    /** Users u1, u2 and so on. */
    SpawnReport spawn(int n) throws Exception {
        return done(swarm.spawn(n, ROOM, "u"));
    }

    BroadcastReport broadcast(int each) throws Exception {
        return done(swarm.broadcast(plan(each)));
    }

    static BroadcastPlan plan(int each) {
        return plan(each, null, null);
    }

    static BroadcastPlan plan(int each, @Nullable Room room, @Nullable Double rate) {
        return new BroadcastPlan("hello", each, room, null, rate, 1);
    }

    static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        swarm.close();
    }
}
