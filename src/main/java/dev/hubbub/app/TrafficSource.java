package dev.hubbub.app;

import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubStats;
import dev.hubbub.hub.LaneStatus;
import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.latency.IntervalRecorder;
import dev.hubbub.latency.LatencyDistribution;
import dev.hubbub.runtime.Traffic;
import dev.hubbub.swarm.Swarm;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the server serves, for its pulse. One asker. */
@Singleton
class TrafficSource implements Supplier<Traffic> {

    private final Hub hub;
    private final GrpcServer grpc;
    private final Swarm swarm;
    private final IntervalRecorder recentFanOut;

    TrafficSource(Hub hub, GrpcServer grpc, Swarm swarm, IntervalRecorder recentFanOut) {
        this.hub = hub;
        this.grpc = grpc;
        this.swarm = swarm;
        this.recentFanOut = recentFanOut;
    }

    @Override
    public Traffic get() {
        HubStats stats = hub.stats();
        LaneStatus lanes = hub.lanes();
        return new Traffic(
                swarm.connected(),
                stats.subscribers(),
                hub.rooms().size(),
                grpc.connections().open(),
                lanes.open(),
                lanes.waiting(),
                stats.outboxBytes(),
                stats.published(),
                stats.delivered(),
                Stream.of(SlowConsumerPolicy.values()).mapToLong(stats::dropped).sum(),
                stats.refused(),
                stats.slowDisconnects(),
                fanOut());
    }

    private Traffic.FanOut fanOut() {
        LatencyDistribution second = recentFanOut.next();
        return second.count() == 0
                ? new Traffic.FanOut(Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : new Traffic.FanOut(second.at(50), second.at(90), second.at(99), second.at(99.9));
    }
}
