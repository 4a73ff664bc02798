package dev.hubbub.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Pulses as a process at rest has them, each of them changed as a test needs it. */
final class PulseFixture {

    static final long MIB = 1 << 20;
    static final long HEAP_MAX = 1000 * MIB;

    double cpu = 0.1;
    long heapAfterGc;
    long collections;
    double gcMillis;
    long openFiles = 100;
    int workers = 10;
    long laneEvents;
    long outboxBytes;
    long dropped;
    long refused;
    long slowDisconnects;
    double lagMillis = 0.5;

    /** So many pulses, each made by the change for its number, which counts from 0. */
    static List<Pulse> pulses(int count, IntFunction<PulseFixture> change) {
        List<Pulse> pulses = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            pulses.add(change.apply(at).pulse(at + 1));
        }
        return pulses;
    }

    static List<Pulse> atRest(int count) {
        return pulses(count, at -> new PulseFixture());
    }

    /** What a rule says. */
    static Finding finding(String rule, List<Pulse> pulses) {
        return RulesOfThumb.look(pulses).stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    PulseFixture heapAfterGc(long mib) {
        heapAfterGc = mib * MIB;
        collections = 1;
        return this;
    }

    PulseFixture gcMillis(double value) {
        gcMillis = value;
        return this;
    }

    PulseFixture cpu(double value) {
        cpu = value;
        return this;
    }

    PulseFixture workers(int value) {
        workers = value;
        return this;
    }

    PulseFixture lagMillis(double value) {
        lagMillis = value;
        return this;
    }

    PulseFixture openFiles(long value) {
        openFiles = value;
        return this;
    }

    PulseFixture outbox(long bytes) {
        outboxBytes = bytes;
        return this;
    }

    PulseFixture cutOff(long messages, long subscribers) {
        dropped = messages;
        slowDisconnects = subscribers;
        return this;
    }

    PulseFixture lanes(long waiting, long refusals) {
        laneEvents = waiting;
        refused = refusals;
        return this;
    }

    private Pulse pulse(long number) {
        return new Pulse(
                number,
                Instant.ofEpochSecond(number),
                1,
                new Machine(cpu, 300 * MIB, 500 * MIB, HEAP_MAX, heapAfterGc, collections, gcMillis, openFiles, 1000),
                new Threads(4, workers, 0, 0, 12),
                new Traffic(
                        0,
                        0,
                        0,
                        0,
                        2,
                        laneEvents,
                        outboxBytes,
                        0,
                        0,
                        dropped,
                        refused,
                        slowDisconnects,
                        new Traffic.FanOut(Double.NaN, Double.NaN, Double.NaN, Double.NaN)),
                List.of(new LoopLag("grpc-0", lagMillis, 0), new LoopLag("grpc-1", 0.1, 0)));
    }
}
