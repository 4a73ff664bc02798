package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How fast a subscriber reads, and with it whether what arrives shows how fast the target is. On the control thread.
 */
final class ReadPace {

    private final Control control;
    private final RoomLedger room;
    private final double rate;

    private boolean reading = true;
    private boolean catchingUp;
    private boolean standing;
    /** It is among those in its room who should get every message without delay. */
    private boolean counted;
    /** Since when it reads as fast as messages come. */
    private long promptSinceNanos;

    private @Nullable ChatClient client;
    private @Nullable Listening listening;
    /** Which loop of slow reads is the one that goes on. */
    private int loop;

    ReadPace(Control control, Seat seat) {
        this.control = control;
        this.room = seat.room();
        this.rate = seat.readRate();
    }

    boolean isReading() {
        return reading;
    }

    /** Whether it has read as fast as messages come since before a moment: it is not at fault for what is missing. */
    boolean isPromptSince(long nanos) {
        return isPrompt() && promptSinceNanos < nanos;
    }

    /** There is a connection about to be used. */
    void begin(ChatClient dialled, Listening hears) {
        client = dialled;
        listening = hears;
        hears.prompt(isPrompt());
        if ((isSlow() && !catchingUp) || !reading) {
            dialled.pause();
        }
    }

    /** The subscription stands. */
    void stand() {
        standing = true;
        promptSinceNanos = control.elapsedNanos();
        count();
        readSlowlyIfSlow();
    }

    /** It reads on, but what is said from now on is not for it. */
    void leave() {
        standing = false;
        count();
    }

    /** There is no connection any more. */
    void end() {
        leave();
        client = null;
        listening = null;
    }

    /** Stops reading, or reads again. */
    void read(boolean now) {
        promptSinceNanos = now && !reading ? control.elapsedNanos() : promptSinceNanos;
        reading = now;
        count();
        if (client == null || listening == null) {
            return;
        }
        listening.prompt(isPrompt());
        if (!now) {
            client.pause();
        } else if (isSlow()) {
            readSlowlyIfSlow();
        } else {
            client.resume();
        }
    }

    /** Reads whatever is left as fast as it comes, slow or not: no more is said. */
    void catchUp() {
        catchingUp = true;
        promptSinceNanos = reading ? promptSinceNanos : control.elapsedNanos();
        reading = true;
        count();
        if (client != null) {
            client.resume();
        }
    }

    private boolean isSlow() {
        return rate > 0;
    }

    private boolean isPrompt() {
        return !isSlow() && reading;
    }

    private void count() {
        boolean counts = standing && isPrompt();
        if (counts != counted) {
            counted = counts;
            room.prompt(counts ? 1 : -1);
        }
    }

    private void readSlowlyIfSlow() {
        ChatClient reader = client;
        if (isSlow() && !catchingUp && reader != null) {
            loop++;
            readSlowly(reader, loop);
        }
    }

    private void readSlowly(ChatClient reader, int its) {
        if (its == loop && reader.equals(client) && reading && !catchingUp) {
            reader.read(1);
            control.after((long) (TimeUnit.SECONDS.toNanos(1) / rate), () -> readSlowly(reader, its));
        }
    }
}
