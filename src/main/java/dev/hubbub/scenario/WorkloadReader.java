package dev.hubbub.scenario;

import dev.hubbub.client.Transport;
import dev.hubbub.scenario.Workload.Exec;
import dev.hubbub.scenario.Workload.Rooms;
import dev.hubbub.scenario.Workload.Slow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one part of a scenario, and holds what it does against how it comes about. */
final class WorkloadReader {

    /** The keys that go with every executor. */
    static final List<String> COMMON_KEYS = List.of(
            "executor",
            "exec",
            "startTime",
            "gracefulStop",
            "gracefulRampDown",
            RoomsReader.KEY,
            "payload",
            "slow",
            "churn",
            "think",
            "streamsPerConnection");

    static final List<String> KEYS =
            Stream.concat(COMMON_KEYS.stream(), ExecutorKind.allKeys().stream()).toList();
    static final List<String> SLOW_KEYS = List.of("share", "readRate");
    static final List<String> CHURN_KEYS = List.of("meanSession");

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int STREAMS = 100;

    private static final String ENDLESS =
            "an iteration of exec subscribe is a session, which would never end; give a duration such as 30s";

    private static final Rule<Exec> EXEC = Rule.oneOf(Exec.class);
    private static final Rule<Double> READ_RATE = Rule.above0(1_000_000);
    private static final Rule<Integer> STREAMS_PER_CONNECTION = Rule.whole(1, 10_000);

    private final Section section;
    private final Transport transport;

    /** @param transport of the target */
    WorkloadReader(Section section, Transport transport) {
        this.section = section;
        this.transport = transport;
    }

    Workload read(String name, Rooms rooms) {
        Executor executor = new ExecutorReader(section).read();
        Exec exec = section.at("exec").required(EXEC);
        Workload workload = new Workload(
                name,
                executor,
                section.at("startTime").or(Duration.ZERO, Rule.DURATION),
                exec,
                grace(),
                rooms,
                PayloadReader.read(section.at("payload")),
                slow(section.at("slow")),
                meanSession(section.at("churn")),
                section.at("think").or(Duration.ZERO, Rule.DURATION),
                streamsPerConnection());
        if (section.isSound("exec")) {
            check(workload);
        }
        return workload;
    }

    private int streamsPerConnection() {
        Value value = section.at("streamsPerConnection");
        if (transport == Transport.GRPC) {
            return value.or(STREAMS, STREAMS_PER_CONNECTION);
        }
        if (value.or(1, STREAMS_PER_CONNECTION) != 1 && section.isSound("streamsPerConnection")) {
            value.note("must be 1 over STOMP, where each session is a connection of its own; leave it out");
        }
        return 1;
    }

    private Duration grace() {
        Duration stop = section.at("gracefulStop").or(GRACE, Rule.DURATION);
        Duration rampDown = section.at("gracefulRampDown").or(stop, Rule.DURATION);
        if (section.has("gracefulStop") && section.has("gracefulRampDown")) {
            section.at("gracefulRampDown").note("is the same as gracefulStop; give one");
        }
        return rampDown;
    }

    private static @Nullable Slow slow(Value value) {
        if (!value.isPresent()) {
            return null;
        }
        Section slow = value.section(SLOW_KEYS);
        return new Slow(
                slow.at("share").required(Rule.SHARE), slow.at("readRate").required(READ_RATE));
    }

    private static @Nullable Duration meanSession(Value value) {
        return value.isPresent() ? value.section(CHURN_KEYS).at("meanSession").required(Rule.SPAN) : null;
    }

    private void check(Workload workload) {
        if (!workload.exec().subscribes()) {
            refuse("slow", "is for those who read; exec publish does not: leave it out, or take exec chat");
            refuse("churn", "is for those who subscribe; exec publish does not: leave it out, or take exec chat");
        }
        if (!workload.exec().publishes()) {
            refuse("payload", "is for those who publish; exec subscribe only listens: leave it out, or take exec chat");
            refuse("think", "is for those who publish; exec subscribe only listens: leave it out, or take exec chat");
            checkEnd(workload);
        }
    }

    private void refuse(String key, String detail) {
        if (section.has(key)) {
            section.at(key).note(detail);
        }
    }

    /** Who listens and does nothing else is done when the session ends. */
    private void checkEnd(Workload workload) {
        boolean iterates = workload.executor() instanceof Executor.ArrivalRate
                || workload.executor() instanceof Executor.PerVuIterations;
        if (iterates && !section.has("churn")) {
            section.at("churn").missing("meanSession").note("is missing: " + ENDLESS);
        }
    }
}
