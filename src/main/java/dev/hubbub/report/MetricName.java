package dev.hubbub.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a run. Warm-ups are kept out of all of them. The meanings are shown to people; the Javadoc adds what
 * those who measure must know.
 */
public enum MetricName {
    /** In an open model from the intended send, so that a target that keeps senders waiting does not look fast. */
    FANOUT_LATENCY(Scope.STAGED, "from when a message was due to its arrival at a subscriber"),
    /** From the actual send. */
    DELIVERY_LATENCY(Scope.STAGED, "from when a message was sent to its arrival at a subscriber"),
    /** The generator's own: large when it, not the target, is slow. */
    SEND_DELAY(Scope.STAGED, "from when a message was due to when it was sent"),
    /** From the actual send to the answer. */
    PUBLISH_LATENCY(Scope.STAGED, "from when a message was sent to the target's answer"),
    /** From the first dial, TLS included. */
    CONNECT_TIME(Scope.RUN, "from dialling the target to an open connection"),
    /** Over WebSocket, without looking the host up. Only where there is one, as the three below. */
    TCP_CONNECT(Scope.RUN, "from dialling the target to an open TCP connection"),
    /** TLS included. */
    WEBSOCKET_HANDSHAKE(Scope.RUN, "from an open TCP connection to an open WebSocket"),
    /** The two above together. */
    WEBSOCKET_CONNECT(Scope.RUN, "from dialling the target to an open WebSocket"),
    /** STOMP only. */
    STOMP_CONNECT(Scope.RUN, "from CONNECT to CONNECTED"),
    /** From the request to the target's confirmation. */
    SUBSCRIBE_TIME(Scope.RUN, "from asking for a room to being subscribed"),
    /** From the cut, the wait before dialling included. */
    RECONNECT_TIME(Scope.RUN, "from being cut off to being subscribed again"),
    /** Of exec chat. A message that does not come back in time counts with the time-out. */
    ROUND_TRIP(Scope.STAGED, "from when a message was sent to its arrival at its sender"),
    /** Of what a subscriber itself delayed: was replayed to it, or read slowly. In none of the other latencies. */
    CATCHUP_LATENCY(Scope.STAGED, "from when a message was due to its arrival at a subscriber that was away or slow"),
    /** One value a message. */
    TIME_TO_FIRST(Scope.STAGED, "from when a message was due until the first subscriber had it"),
    /** One value a message. */
    TIME_TO_HALF(Scope.STAGED, "from when a message was due until half of the subscribers had it"),
    /** One value a message. */
    TIME_TO_P99(Scope.STAGED, "from when a message was due until 99 % of the subscribers had it"),
    /** One value a message. */
    TIME_TO_LAST(Scope.STAGED, "from when a message was due until the last subscriber had it"),

    /** {@link Delivery#reach()}. */
    DELIVERY_REACH(Metric.Type.RATE, "share of the expected deliveries that arrived"),

    /** {@link Delivery#delivered()}. */
    DELIVERIES(Metric.Type.COUNTER, "messages that arrived at a subscriber, each counted once"),
    /** {@link Delivery#lost()}. */
    DELIVERY_LOST(Metric.Type.COUNTER, "expected deliveries that did not arrive"),
    /** {@link Delivery#duplicated()}. */
    DELIVERY_DUPLICATES(Metric.Type.COUNTER, "arrivals of what had arrived before"),
    /** {@link Delivery#reordered()}. */
    DELIVERY_REORDERED(Metric.Type.COUNTER, "arrivals behind a later message"),
    /** {@link Delivery#ambiguous()}. */
    DELIVERY_AMBIGUOUS(Metric.Type.COUNTER, "deliveries that prove nothing, such as around a join"),
    /** {@link Delivery#misrouted()}. */
    DELIVERY_MISROUTED(Metric.Type.COUNTER, "arrivals in a room in which the message was not said"),
    /** {@link Delivery#published()}. */
    MESSAGES_PUBLISHED(Metric.Type.COUNTER, "messages that the target took"),
    /** {@link Delivery#refused()}. */
    PUBLISH_FAILED(Metric.Type.COUNTER, "messages that the target did not take, or did not answer for"),
    /** Of exec chat. */
    ROUND_TRIPS(Metric.Type.COUNTER, "messages that came back to their sender"),
    /** Of exec chat: refused, waited for in vain, or never sent for want of a connection. */
    ROUND_TRIP_FAILED(Metric.Type.COUNTER, "messages that did not come back to their sender"),
    /** A subscriber's session is one, too. */
    ITERATIONS(Metric.Type.COUNTER, "how often a virtual user did what it does"),
    /** They are not made up for. */
    DROPPED_ITERATIONS(Metric.Type.COUNTER, "iterations that were due while every virtual user was busy"),
    /** The first ones, not those after a cut. */
    CONNECTS(Metric.Type.COUNTER, "subscriptions and publishers that came about"),
    /** Each attempt counts. */
    CONNECT_FAILED(Metric.Type.COUNTER, "attempts to connect or to subscribe that failed"),
    /** The run's own events included; leaving at the end of a session is none. */
    DISCONNECTS(Metric.Type.COUNTER, "subscriptions that were cut off"),
    /** After a cut. */
    RECONNECTS(Metric.Type.COUNTER, "subscriptions that came back"),

    /** However long they stayed. */
    VUS_STARTED(Metric.Type.COUNTER, "virtual users that came about"),
    /** Busy or waiting for an iteration. */
    VUS(Metric.Type.GAUGE, "virtual users"),
    /** Confirmed by the target. */
    SUBSCRIBERS(Metric.Type.GAUGE, "subscriptions that stand");

    private static final String MILLISECONDS = "ms";

    private final Metric.Type type;
    private final Scope scope;
    private final String meaning;

    /** A trend. */
    MetricName(Scope scope, String meaning) {
        this.type = Metric.Type.TREND;
        this.scope = scope;
        this.meaning = meaning;
    }

    MetricName(Metric.Type type, String meaning) {
        this.type = type;
        this.scope = Scope.RUN;
        this.meaning = meaning;
    }

    /** The metric of that name, as {@link #toString()} has it; null when there is none. */
    public static @Nullable MetricName of(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.toString().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All names, as {@link #toString()} has them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(MetricName::toString).toList();
    }

    public Metric.Type type() {
        return type;
    }

    /** Of the values; empty for numbers of things. */
    public String unit() {
        return type == Metric.Type.TREND ? MILLISECONDS : "";
    }

    /** One line for people, without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** Whether there is one for each stage, too: {@code fanout_latency{stage:steady}}. */
    public boolean isByStage() {
        return scope == Scope.STAGED;
    }

    /** As reports and thresholds write it: {@code fanout_latency}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Over what a metric is summed up. */
    private enum Scope {
        RUN,
        STAGED
    }
}
