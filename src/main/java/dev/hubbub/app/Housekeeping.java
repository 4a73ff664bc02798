package dev.hubbub.app;

import dev.hubbub.archive.Runs;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.hub.Hub;
import dev.hubbub.relay.Relay;
import dev.hubbub.runtime.PulseMonitor;
import dev.hubbub.ws.StompDoor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What happens now and then, and at the end. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final long SHORTEST_SWEEP_MILLIS = 1_000;
    private static final long LONGEST_SWEEP_MILLIS = 30_000;

    private final Vertx vertx;
    private final Hub hub;
    private final Relay relay;
    private final GrpcServer grpc;
    private final StompDoor stomp;
    private final Runs runs;
    private final HubConfig hubConfig;
    private final ShutdownConfig config;
    private final AtomicBoolean drained = new AtomicBoolean();
    private long timer;

    Housekeeping(
            Vertx vertx,
            Hub hub,
            Relay relay,
            GrpcServer grpc,
            StompDoor stomp,
            Runs runs,
            HubConfig hubConfig,
            ShutdownConfig config) {
        this.vertx = vertx;
        this.hub = hub;
        this.relay = relay;
        this.grpc = grpc;
        this.stomp = stomp;
        this.runs = runs;
        this.hubConfig = hubConfig;
        this.config = config;
    }

    /** The monitor is asked for so that it is made, and takes the pulse, from the start. */
    void start(@Observes StartupEvent start, PulseMonitor monitor) {
        long pace = Math.min(hubConfig.roomIdle().toMillis(), LONGEST_SWEEP_MILLIS);
        timer = vertx.setPeriodic(Math.max(SHORTEST_SWEEP_MILLIS, pace), tick -> sweep());
        StopSignals.drainFirst(this::drain);
    }

    /** Not on the event loop: with many rooms it takes a while. */
    private void sweep() {
        Future<Void> unused = vertx.<Void>executeBlocking(() -> {
                    hub.sweep();
                    return null;
                })
                .onFailure(failure -> LOG.error("idle rooms could not be swept", failure));
    }

    /** Where nobody has drained before, as in dev mode and when the process ends by itself. */
    void stop(@Observes ShutdownEvent stop) {
        drain();
    }

    /**
     * The runs end first: they may have this server as their target, and are to report more than that it went away. What
     * was published is answered before the sessions end.
     */
    private void drain() {
        if (!drained.compareAndSet(false, true)) {
            return;
        }
        ShutdownDeadline deadline = ShutdownDeadline.begin(config.timeout());
        vertx.cancelTimer(timer);
        deadline.step("runs of scenarios", () -> runs.close(config.timeout().dividedBy(2)));
        deadline.step("clients of gRPC to be told", grpc::drain);
        deadline.step("the relay", relay::close);
        deadline.step("clients of STOMP", stomp::close);
        deadline.step("subscribers", hub::close);
        deadline.step("clients of gRPC", grpc::close);
    }
}
