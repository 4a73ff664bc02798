package dev.hubbub.app;

import dev.hubbub.runtime.Pulse;
import dev.hubbub.runtime.PulseMonitor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/**
 * Shows what of the process's pulse has no meter elsewhere, and the alerts of {@code docker/prometheus} need: each as of
 * the last second, and NaN before the first.
 */
@ApplicationScoped
class PulseMeters {

    private final MeterRegistry registry;

    PulseMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes StartupEvent start, PulseMonitor pulses) {
        gauge(
                "hubbub.heap.after.gc.bytes",
                "What the last garbage collection left on the heap; 0 before the first",
                pulses,
                pulse -> pulse.machine().heapAfterGcBytes());
        gauge(
                "hubbub.event.loop.lag.worst.seconds",
                "How late the latest of the event loops was at most in the last second",
                pulses,
                pulse -> pulse.lagMillis() / 1e3);
        gauge("hubbub.lanes", "One for each room and event loop with members of it", pulses, pulse -> pulse.traffic()
                .lanes());
        gauge(
                "hubbub.lane.events",
                "Messages, comings and goings that wait for an event loop",
                pulses,
                pulse -> pulse.traffic().laneEvents());
    }

    private void gauge(String name, String description, PulseMonitor pulses, ToDoubleFunction<Pulse> value) {
        Gauge.builder(name, pulses, asked -> last(asked, value))
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private static double last(PulseMonitor pulses, ToDoubleFunction<Pulse> value) {
        Pulse latest = pulses.history().latest();
        return latest == null ? Double.NaN : value.applyAsDouble(latest);
    }
}
