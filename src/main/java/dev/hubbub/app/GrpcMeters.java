package dev.hubbub.app;

import dev.hubbub.grpc.HandledCalls;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Calls by method and status under the names, and with the spelling of the codes, that Go's servers have, beside
 * Micrometer's own: dashboards that were made for them show this one.
 */
final class GrpcMeters implements HandledCalls.Listener {

    private final Map<String, Timer> times = new ConcurrentHashMap<>();
    private final Map<Ending, Counter> endings = new ConcurrentHashMap<>();
    private final MeterRegistry registry;
    private final Duration[] buckets;

    /** @param buckets of the handling times: there is a series for each of them and each method */
    GrpcMeters(MeterRegistry registry, Duration... buckets) {
        this.registry = registry;
        this.buckets = buckets.clone();
    }

    @Override
    public void ended(MethodDescriptor<?, ?> method, Status.Code code, long nanos) {
        endings.computeIfAbsent(new Ending(method.getFullMethodName(), code), first -> counter(method, code))
                .increment();
        times.computeIfAbsent(method.getFullMethodName(), first -> timer(method))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Counter counter(MethodDescriptor<?, ?> method, Status.Code code) {
        return Counter.builder("grpc.server.handled")
                .description("Calls that have ended, by their status")
                .tags(tags(method).and("grpc_code", goName(code)))
                .register(registry);
    }

    private Timer timer(MethodDescriptor<?, ?> method) {
        return Timer.builder("grpc.server.handling")
                .description("How long calls took from their beginning to their status")
                .tags(tags(method))
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private static Tags tags(MethodDescriptor<?, ?> method) {
        return Tags.of(
                "grpc_type",
                goName(method.getType()),
                "grpc_service",
                String.valueOf(method.getServiceName()),
                "grpc_method",
                String.valueOf(method.getBareMethodName()));
    }

    /** NOT_FOUND is NotFound there, and CANCELLED has one l. */
    static String goName(Status.Code code) {
        return switch (code) {
            case OK -> "OK";
            case CANCELLED -> "Canceled";
            default ->
                Arrays.stream(code.name().split("_", -1))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining());
        };
    }

    private static String goName(MethodType type) {
        return switch (type) {
            case UNARY -> "unary";
            case CLIENT_STREAMING -> "client_stream";
            case SERVER_STREAMING -> "server_stream";
            case BIDI_STREAMING -> "bidi_stream";
            case UNKNOWN -> "unknown";
        };
    }

    private record Ending(String method, Status.Code code) {}
}
