package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How fast a subscriber reads. On the control thread. */
final class ReadPace {

    private final Control control;
    private final double rate;

    private boolean reading = true;
    private boolean catchingUp;
    private @Nullable ChatClient client;
    private @Nullable Listening listening;

    /** @param rate messages a second; 0 for as fast as they come */
    ReadPace(Control control, double rate) {
        this.control = control;
        this.rate = rate;
    }

    /** Reads slowly by nature. */
    boolean isSlow() {
        return rate > 0;
    }

    boolean isReading() {
        return reading;
    }

    /** Whether what arrives shows how fast the target is. */
    boolean isPrompt() {
        return !isSlow() && reading;
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
        if (isSlow() && !catchingUp && client != null) {
            readSlowly(client);
        }
    }

    /** There is no connection any more. */
    void end() {
        client = null;
        listening = null;
    }

    void read(boolean now) {
        reading = now;
        if (client == null || listening == null) {
            return;
        }
        listening.prompt(isPrompt());
        if (!now) {
            client.pause();
        } else if (isSlow()) {
            readSlowly(client);
        } else {
            client.resume();
        }
    }

    void catchUp() {
        catchingUp = true;
        reading = true;
        if (client != null) {
            client.resume();
        }
    }

    private void readSlowly(ChatClient reader) {
        if (reader.equals(client) && reading && !catchingUp) {
            reader.read(1);
            control.after((long) (TimeUnit.SECONDS.toNanos(1) / rate), () -> readSlowly(reader));
        }
    }
}
