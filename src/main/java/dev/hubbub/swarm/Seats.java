package dev.hubbub.swarm;

import dev.hubbub.message.Room;
import dev.hubbub.report.LedgerReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who takes part in a run: for each user a seat in its room, and for each room a ledger. Made once, then only read. */
final class Seats {

    private final Map<VirtualUser, Seat> byUser = new HashMap<>();
    private final List<Seat> seats = new ArrayList<>();
    private final List<RoomRun> rooms = new ArrayList<>();

    /** @param each how many messages each user sends */
    Seats(List<VirtualUser> users, int each) {
        Map<Room, List<VirtualUser>> byRoom = new LinkedHashMap<>();
        users.forEach(user ->
                byRoom.computeIfAbsent(user.room(), room -> new ArrayList<>()).add(user));
        byRoom.values().forEach(inRoom -> seat(inRoom, each));
    }

    private void seat(List<VirtualUser> inRoom, int each) {
        RoomRun room =
                new RoomRun(new DeliveryLedger(inRoom.size(), each, inRoom.size()), new long[inRoom.size() * each]);
        rooms.add(room);
        for (int number = 0; number < inRoom.size(); number++) {
            Seat seat = new Seat(inRoom.get(number), room, number, each);
            byUser.put(seat.user(), seat);
            seats.add(seat);
        }
    }

    int count() {
        return seats.size();
    }

    Seat get(int index) {
        return seats.get(index);
    }

    /** The user's seat; null when it came after the run began. */
    @Nullable Seat of(VirtualUser user) {
        return byUser.get(user);
    }

    LedgerReport report() {
        return rooms.stream().map(room -> room.ledger().report()).reduce(LedgerReport.NONE, LedgerReport::plus);
    }

    /**
     * A room's part of the run.
     *
     * @param intendedNanos by message: when it was meant to be sent
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record RoomRun(DeliveryLedger ledger, long[] intendedNanos) {}

    /** A user's place in the run: its number in its room, as a sender and as a subscriber. */
    static final class Seat {

        private final VirtualUser user;
        private final RoomRun room;
        private final int number;
        private final int each;
        private volatile boolean gone;

        // On the control thread only.
        private int sent;
        private CompletionStage<?> answered = CompletableFuture.completedFuture(null);

        Seat(VirtualUser user, RoomRun room, int number, int each) {
            this.user = user;
            this.room = room;
            this.number = number;
            this.each = each;
        }

        VirtualUser user() {
            return user;
        }

        RoomRun room() {
            return room;
        }

        boolean isGone() {
            return gone;
        }

        /** The number of the message it sends next. On the control thread. */
        int nextMessage() {
            return number * each + sent++;
        }

        /**
         * Sends when the message before was answered: gRPC keeps no order among calls, and what one sender says must
         * keep the order that the ledger counts by. On the control thread.
         */
        <T> CompletionStage<T> inTurn(Supplier<CompletionStage<T>> sending) {
            CompletionStage<T> answer = answered.thenCompose(before -> sending.get());
            answered = answer.exceptionally(failure -> null);
            return answer;
        }

        /** Enters an arrival; a number that is no message of the run counts as a repetition, which changes nothing. */
        DeliveryLedger.Arrival received(int message, String epoch, long offset) {
            boolean known = message >= 0 && message < room.intendedNanos().length;
            return known ? room.ledger().received(number, message, epoch, offset) : DeliveryLedger.Arrival.REPEATED;
        }

        /** The user left; returns how many messages that settles. */
        int leave() {
            gone = true;
            return room.ledger().left(number);
        }
    }
}
