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
    private final Set<RoomLedger> knocked = new HashSet<>();

    /** @param silent whether the target needs it */
    Knocker(Control control, boolean silent) {
        this.control = control;
        this.silent = silent;
    }

    /** Knocks in a room as long as somebody waits there for a confirmation; once for all who wait. */
    void await(RoomLedger room, ChatClient client, BooleanSupplier waiting) {
        if (silent) {
            control.after(PAUSE_NANOS, () -> knock(room, client, waiting));
        }
    }

    private void knock(RoomLedger room, ChatClient client, BooleanSupplier waiting) {
        if (!waiting.getAsBoolean()) {
            return;
        }
        if (knocked.add(room)) {
            CompletionStage<Void> unused = client.publish(KNOCK, "");
            control.after(PAUSE_NANOS, () -> knocked.remove(room));
        }
        await(room, client, waiting);
    }
}
