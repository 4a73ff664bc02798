package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Makes targets speak up that confirm a subscription only with its first message, as gRPC servers do that send no
 * headers of their own accord: says something in the room that belongs to no ledger. On the control thread.
 */
final class Knocker {

    /** What is said. */
    static final String KNOCK = "hub-knock";

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Control control;
    private final boolean silent;
    private final Set<Door> knocked = new HashSet<>();

    /** @param silent whether the target needs it */
    Knocker(Control control, boolean silent) {
        this.control = control;
        this.silent = silent;
    }

    /** A room at a target: one that is down must not keep others from being knocked at. */
    private record Door(RoomLedger room, TargetCounts target) {}

    /** Knocks in a room as long as somebody waits there for a confirmation; once for all who wait at the same target. */
    void await(Seat seat, ChatClient client, BooleanSupplier waiting) {
        if (silent) {
            await(new Door(seat.room(), seat.route().target()), client, waiting);
        }
    }

    private void await(Door door, ChatClient client, BooleanSupplier waiting) {
        control.after(PAUSE_NANOS, () -> knock(door, client, waiting));
    }

    private void knock(Door door, ChatClient client, BooleanSupplier waiting) {
        if (!waiting.getAsBoolean()) {
            return;
        }
        if (knocked.add(door)) {
            CompletionStage<Void> unused = client.publish(KNOCK, "");
            control.after(PAUSE_NANOS, () -> knocked.remove(door));
        }
        await(door, client, waiting);
    }
}
