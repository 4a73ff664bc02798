package dev.hubbub.swarm;

import dev.hubbub.report.BroadcastReport;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** What the swarm counts, since the process began. Any thread. */
public final class SwarmStats {

    private final LongConsumer connectNanos;

    private final LongAdder connectsSucceeded = new LongAdder();
    private final LongAdder connectsFailed = new LongAdder();
    private final LongAdder spawnsRefused = new LongAdder();
    private final LongAdder disconnected = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder sendsFailed = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder duplicated = new LongAdder();
    private final LongAdder reordered = new LongAdder();

    /** @param connectNanos told of each client that connected: nanoseconds from its first dial to its subscription */
    public SwarmStats(LongConsumer connectNanos) {
        this.connectNanos = connectNanos;
    }

    public long connectsSucceeded() {
        return connectsSucceeded.sum();
    }

    public long connectsFailed() {
        return connectsFailed.sum();
    }

    /** Spawns that were larger than is allowed, or would have made too many clients. */
    public long spawnsRefused() {
        return spawnsRefused.sum();
    }

    public long disconnected() {
        return disconnected.sum();
    }

    public long received() {
        return received.sum();
    }

    /** Of runs that have ended, as are the figures below. */
    public long sent() {
        return sent.sum();
    }

    public long sendsFailed() {
        return sendsFailed.sum();
    }

    public long delivered() {
        return delivered.sum();
    }

    public long lost() {
        return lost.sum();
    }

    public long duplicated() {
        return duplicated.sum();
    }

    public long reordered() {
        return reordered.sum();
    }

    void onConnected(long nanos) {
        connectsSucceeded.increment();
        connectNanos.accept(nanos);
    }

    void onConnectsFailed(int clients) {
        connectsFailed.add(clients);
    }

    void onSpawnRefused() {
        spawnsRefused.increment();
    }

    void onDisconnected() {
        disconnected.increment();
    }

    void onReceived() {
        received.increment();
    }

    void onRun(BroadcastReport report) {
        sent.add(report.sent());
        sendsFailed.add(report.failed());
        delivered.add(report.delivered());
        lost.add(report.lost());
        duplicated.add(report.duplicated());
        reordered.add(report.reordered());
    }
}
