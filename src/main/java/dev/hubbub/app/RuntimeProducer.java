package dev.hubbub.app;

import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.runtime.EventLoopMonitor;
import dev.hubbub.runtime.Finding;
import dev.hubbub.runtime.PulseMonitor;
import dev.hubbub.runtime.RulesOfThumb;
import dev.hubbub.runtime.VitalSigns;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Watches the event loops, and reads the vital signs. */
@ApplicationScoped
class RuntimeProducer {

    @Produces
    @Singleton
    EventLoopMonitor monitor(Vertx vertx, GrpcServer grpc, MeterRegistry registry) {
        List<EventLoopMonitor.Loop> loops = new ArrayList<>();
        loops.addAll(watch(grpc.eventLoops(), "grpc", registry));
        loops.addAll(watch(((VertxInternal) vertx).getEventLoopGroup(), "http", registry));
        EventLoopMonitor monitor = new EventLoopMonitor(loops);
        monitor.start();
        return monitor;
    }

    void close(@Disposes EventLoopMonitor monitor) {
        monitor.close();
    }

    @Produces
    @Singleton
    PulseMonitor pulses(EventLoopMonitor monitor, TrafficSource traffic, Clock clock, MeterRegistry registry) {
        PulseMonitor pulses = new PulseMonitor(
                monitor,
                traffic,
                Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("pulse", true)),
                clock);
        RulesOfThumb.names().forEach(rule -> Gauge.builder("hubbub.rule.broken", () -> isBroken(pulses, rule) ? 1 : 0)
                .description("Whether a rule of thumb about the process is broken; /runtime/rules says more")
                .tag("rule", rule)
                .strongReference(true)
                .register(registry));
        pulses.start();
        return pulses;
    }

    void close(@Disposes PulseMonitor pulses) {
        pulses.close();
    }

    @Produces
    @Singleton
    VitalSigns signs(EventLoopMonitor monitor, PulseMonitor pulses) {
        return new VitalSigns(monitor, pulses);
    }

    private static boolean isBroken(PulseMonitor pulses, String rule) {
        return pulses.history().findings().stream()
                .anyMatch(finding -> finding.rule().equals(rule) && finding.state() == Finding.State.WORRY);
    }

    private static List<EventLoopMonitor.Loop> watch(EventLoopGroup group, String kind, MeterRegistry registry) {
        List<EventLoopMonitor.Loop> loops = new ArrayList<>();
        for (EventExecutor executor : group) {
            loops.add(watch(executor, kind + "-" + loops.size(), registry));
        }
        return loops;
    }

    private static EventLoopMonitor.Loop watch(EventExecutor executor, String name, MeterRegistry registry) {
        IntSupplier pending = executor instanceof SingleThreadEventExecutor single ? single::pendingTasks : () -> 0;
        Gauge.builder("hubbub.event.loop.pending.tasks", pending::getAsInt)
                .description("Tasks that wait on an event loop")
                .tag("loop", name)
                .strongReference(true)
                .register(registry);
        Timer lag = Timer.builder("hubbub.event.loop.lag")
                .description("How late an event loop ran a probe")
                .tag("loop", name)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
        return new EventLoopMonitor.Loop(name, executor, pending, nanos -> lag.record(nanos, TimeUnit.NANOSECONDS));
    }
}
