package dev.hubbub.swarm;

import dev.hubbub.latency.LatencyRecorder;
import dev.hubbub.message.Room;
import dev.hubbub.report.BroadcastReport;
import dev.hubbub.report.LedgerReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    private final String id;
    private final BroadcastPlan plan;
    private final SwarmSettings settings;
    private final ScheduledExecutorService control;
    private final Map<VirtualUser, Seat> seats = new IdentityHashMap<>();
    private final List<Seat> senders = new ArrayList<>();
    private final List<DeliveryLedger> ledgers = new ArrayList<>();
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
        this.schedule = plan.schedule();
        this.arrivals = schedule.arrivals(users.size(), plan.count());
        seat(users);
    }

    /** Begins; done with the report when the run has ended. */
    CompletionStage<BroadcastReport> start() {
        control.execute(() -> {
            startNanos = System.nanoTime();
            lastDeliveryNanos = startNanos;
            pump();
            watch();
        });
        return done;
    }

    /** A message of this run arrived. */
    void received(VirtualUser user, int message, String epoch, long offset) {
        long now = System.nanoTime();
        Seat seat = seats.get(user);
        if (seat == null || message < 0 || message >= seat.room.intendedNanos.length) {
            return; // a client that came later
        }
        DeliveryLedger.Arrival arrival = seat.room.ledger.received(seat.number, message, epoch, offset);
        if (arrival == DeliveryLedger.Arrival.REPEATED) {
            return;
        }
        latency.record(now - seat.room.intendedNanos[message]);
        lastDeliveryNanos = now;
        progress.increment();
        if (arrival == DeliveryLedger.Arrival.LAST) {
            settled(1);
        }
    }

    /** A client of the swarm left. */
    void left(VirtualUser user) {
        Seat seat = seats.get(user);
        if (seat != null) {
            disconnected.incrementAndGet();
            seat.gone = true;
            settled(seat.room.ledger.left(seat.number));
        }
    }

    private void seat(List<VirtualUser> users) {
        Map<Room, List<VirtualUser>> byRoom = new LinkedHashMap<>();
        users.forEach(user ->
                byRoom.computeIfAbsent(user.room(), room -> new ArrayList<>()).add(user));
        byRoom.values().forEach(inRoom -> {
            DeliveryLedger ledger = new DeliveryLedger(inRoom.size(), plan.count(), inRoom.size());
            RoomRun room = new RoomRun(ledger, new long[inRoom.size() * plan.count()]);
            ledgers.add(ledger);
            for (VirtualUser user : inRoom) {
                Seat seat = new Seat(user, room, seatsIn(room));
                seats.put(user, seat);
                senders.add(seat);
            }
        });
    }

    private int seatsIn(RoomRun room) {
        return room.seats++;
    }

    /** On the control thread: sends what is due and has room, and comes back when more is due. */
    private void pump() {
        pumpDue.set(false);
        while (next < arrivals.length && underWay.get() < settings.window() && !ending) {
            long now = System.nanoTime();
            ArrivalSchedule.Arrival arrival = arrivals[next];
            long intended = schedule.isTimed() ? startNanos + arrival.atNanos() : now;
            if (intended > now) {
                control.schedule(this::pump, intended - now, TimeUnit.NANOSECONDS);
                return;
            }
            next++;
            sendDelay.record(now - intended);
            send(senders.get(arrival.sender()), intended);
        }
        endWhenSettled();
    }

    private void send(Seat seat, long intendedNanos) {
        int message = seat.nextMessage(plan.count());
        if (seat.gone) {
            failures.add(new IllegalStateException("the client was gone when it was to send"));
            return;
        }
        seat.room.intendedNanos[message] = intendedNanos;
        seat.room.ledger.sending(message);
        underWay.incrementAndGet();
        seat.user
                .client()
                .publish(plan.message(), new Mark(id, message).toString())
                .whenComplete((ok, failure) -> {
                    progress.increment();
                    if (failure != null) {
                        failures.add(failure);
                        seat.room.ledger.refused(message);
                        settled(1);
                    } else if (seat.room.ledger.taken(message)) {
                        settled(1);
                    }
                });
    }

    private void settled(int messages) {
        if (messages > 0) {
            underWay.addAndGet(-messages);
            if (pumpDue.compareAndSet(false, true)) {
                control.execute(this::pump);
            }
        }
    }

    private void endWhenSettled() {
        if (next == arrivals.length && underWay.get() == 0 && !ending) {
            end(true);
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
            control.schedule(this::watch, settings.stallTimeout().toMillis() / 10 + 1, TimeUnit.MILLISECONDS);
        }
    }

    private void end(boolean complete) {
        ending = true;
        control.schedule(() -> done.complete(report(complete)), SETTLE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private BroadcastReport report(boolean complete) {
        LedgerReport total = ledgers.stream().map(DeliveryLedger::report).reduce(LedgerReport.NONE, LedgerReport::plus);
        double seconds = Math.max(lastDeliveryNanos - startNanos, 1) / 1e9;
        return new BroadcastReport(
                id,
                senders.size(),
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
                Math.round(seconds * 1e6) / 1e3,
                Math.round(total.delivered() / seconds),
                latency.snapshot(),
                sendDelay.snapshot());
    }

    /** A room's part of the run. */
    private static final class RoomRun {

        private final DeliveryLedger ledger;
        private final long[] intendedNanos;
        private int seats;

        RoomRun(DeliveryLedger ledger, long[] intendedNanos) {
            this.ledger = ledger;
            this.intendedNanos = intendedNanos;
        }
    }

    /** A client's place in the run: its number in its room, as a sender and as a subscriber. */
    private static final class Seat {

        private final VirtualUser user;
        private final RoomRun room;
        private final int number;
        private volatile boolean gone;
        private int sent;

        Seat(VirtualUser user, RoomRun room, int number) {
            this.user = user;
            this.room = room;
            this.number = number;
        }

        int nextMessage(int each) {
            return number * each + sent++;
        }
    }
}
