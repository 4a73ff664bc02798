package dev.hubbub.swarm;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.error.Tally;
import dev.hubbub.latency.LatencyRecorder;
import dev.hubbub.report.BroadcastReport;
import dev.hubbub.report.LedgerReport;
import dev.hubbub.swarm.Seats.Seat;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends what a plan says and keeps the ledger until everything arrived, or nothing arrives any more.
 *
 * <p>Sends happen on the control thread only. At most {@code window} messages are under way; one that is due while the
 * window is full is sent when there is room, and its latency still counts from the time it was due.
 */
final class BroadcastRun {

    /** After the last delivery, how long duplicates are still waited for. */
    private static final Duration SETTLE = Duration.ofMillis(50);

    private static final int STALL_CHECKS = 10;

    private final String id;
    private final BroadcastPlan plan;
    private final SwarmSettings settings;
    private final ScheduledExecutorService control;
    private final Seats seats;
    private final ArrivalSchedule schedule;
    private final ArrivalSchedule.Arrival[] arrivals;

    private final LatencyRecorder latency = new LatencyRecorder();
    private final LatencyRecorder sendDelay = new LatencyRecorder();
    private final Tally failures = new Tally();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger disconnected = new AtomicInteger();
    private final AtomicBoolean pumpDue = new AtomicBoolean();
    private final LongAdder progress = new LongAdder();
    private final CompletableFuture<BroadcastReport> done = new CompletableFuture<>();
    private volatile long lastDeliveryNanos;

    // On the control thread only.
    private long startNanos;
    private int next;
    private long progressSeen = -1;
    private long progressSeenNanos;
    private boolean ending;

    BroadcastRun(
            String id,
            BroadcastPlan plan,
            List<VirtualUser> users,
            SwarmSettings settings,
            ScheduledExecutorService control) {
        this.id = id;
        this.plan = plan;
        this.settings = settings;
        this.control = control;
        this.seats = new Seats(users, plan.count());
        this.schedule = plan.schedule();
        this.arrivals = schedule.arrivals(users.size(), plan.count());
    }

    /** Begins; done with the report when the run has ended. */
    CompletionStage<BroadcastReport> start() {
        onControl(this::begin, 0);
        return done;
    }

    /** Gives the run up, without a report. */
    void abort() {
        done.completeExceptionally(
                new HubbubException(ErrorKind.UNAVAILABLE, "the swarm was shut down during the run"));
    }

    /** A message of this run arrived. */
    void received(VirtualUser user, int message, String epoch, long offset) {
        long now = System.nanoTime();
        Seat seat = seats.of(user);
        DeliveryLedger.Arrival arrival =
                seat == null ? DeliveryLedger.Arrival.REPEATED : seat.received(message, epoch, offset);
        if (seat == null || arrival == DeliveryLedger.Arrival.REPEATED) {
            return;
        }
        latency.record(now - seat.room().intendedNanos()[message]);
        lastDeliveryNanos = now;
        progress.increment();
        if (arrival == DeliveryLedger.Arrival.LAST) {
            settled(1);
        }
    }

    /** A client of the swarm left. */
    void left(VirtualUser user) {
        Seat seat = seats.of(user);
        if (seat != null) {
            disconnected.incrementAndGet();
            settled(seat.leave());
        }
    }

    private void begin() {
        startNanos = System.nanoTime();
        lastDeliveryNanos = startNanos;
        pump();
        watch();
    }

    /** On the control thread: sends what is due and has room, and comes back when more is due. */
    private void pump() {
        pumpDue.set(false);
        while (next < arrivals.length && underWay.get() < settings.window() && !ending) {
            long now = System.nanoTime();
            ArrivalSchedule.Arrival arrival = arrivals[next];
            long intended = schedule.isTimed() ? startNanos + arrival.atNanos() : now;
            if (intended > now) {
                onControl(this::pump, intended - now);
                return;
            }
            next++;
            send(seats.get(arrival.sender()), intended);
        }
        if (next == arrivals.length && underWay.get() == 0 && !ending) {
            end(true);
        }
    }

    private void send(Seat seat, long intendedNanos) {
        int message = seat.nextMessage();
        if (seat.isGone()) {
            failures.add(new HubbubException(ErrorKind.UNAVAILABLE, "the client was gone when it was to send"));
            return;
        }
        DeliveryLedger ledger = seat.room().ledger();
        seat.room().intendedNanos()[message] = intendedNanos;
        ledger.sending(message);
        underWay.incrementAndGet();
        seat.inTurn(() -> {
                    sendDelay.record(System.nanoTime() - intendedNanos);
                    return seat.user().client().publish(plan.message(), new Mark(id, message).toString());
                })
                .whenComplete((ok, failure) -> {
                    progress.increment();
                    if (failure != null) {
                        failures.add(failure);
                        ledger.refused(message);
                        settled(1);
                    } else if (ledger.taken(message)) {
                        settled(1);
                    }
                });
    }

    private void settled(int messages) {
        if (messages > 0) {
            underWay.addAndGet(-messages);
            if (pumpDue.compareAndSet(false, true)) {
                onControl(this::pump, 0);
            }
        }
    }

    /** On the control thread, now and then: gives up a run in which nothing happens any more. */
    private void watch() {
        if (ending) {
            return;
        }
        long now = System.nanoTime();
        long sum = progress.sum();
        if (sum != progressSeen || underWay.get() == 0) {
            progressSeen = sum;
            progressSeenNanos = now;
        }
        if (now - progressSeenNanos >= settings.stallTimeout().toNanos()) {
            end(false);
        } else {
            onControl(this::watch, settings.stallTimeout().toNanos() / STALL_CHECKS);
        }
    }

    private void end(boolean complete) {
        ending = true;
        onControl(() -> done.complete(report(complete)), SETTLE.toNanos());
    }

    /** Runs a step on the control thread; one that fails ends the run, as a failure would otherwise go unseen. */
    private void onControl(Runnable step, long delayNanos) {
        Runnable guarded = () -> {
            try {
                step.run();
            } catch (RuntimeException failure) {
                done.completeExceptionally(failure);
            }
        };
        try {
            Future<?> unused = control.schedule(guarded, delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException shutDown) {
            abort();
        }
    }

    private BroadcastReport report(boolean complete) {
        LedgerReport total = seats.report();
        double seconds = Math.max(lastDeliveryNanos - startNanos, 1) / 1e9;
        return new BroadcastReport(
                id,
                seats.count(),
                arrivals.length,
                total.sent(),
                failures.total(),
                failures.byReason(),
                total.expected(),
                total.delivered(),
                total.lost(),
                total.duplicated(),
                total.reordered(),
                total.ambiguous(),
                disconnected.get(),
                complete,
                Math.rint(seconds * 1e6) / 1e3,
                Math.rint(total.delivered() / seconds),
                latency.snapshot(),
                sendDelay.snapshot());
    }
}
