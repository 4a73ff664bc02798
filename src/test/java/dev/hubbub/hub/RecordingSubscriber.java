package dev.hubbub.hub;

import static java.util.Objects.requireNonNull;

import dev.hubbub.message.ChatMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what it is told, a line each, in the order it is told. */
public final class RecordingSubscriber implements Subscriber {

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<ChatMessage> messages = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable Welcome welcome;
    private volatile boolean ready = true;
    private volatile boolean wantsPresence;
    private volatile @Nullable String failingOn;
    private volatile @Nullable String stallingAt;
    private volatile boolean unflushed;

    public RecordingSubscriber withPresence() {
        wantsPresence = true;
        return this;
    }

    /** From now on the stream takes nothing. */
    public RecordingSubscriber notReady() {
        ready = false;
        return this;
    }

    /** The stream takes deliveries again; tell its subscription. */
    public RecordingSubscriber ready() {
        ready = true;
        return this;
    }

    /** The stream takes nothing more after the delivery with this line. */
    public RecordingSubscriber stallingAt(String line) {
        stallingAt = line;
        return this;
    }

    /** Throws at the delivery, or the call, with this line. */
    public RecordingSubscriber failingOn(String line) {
        failingOn = line;
        return this;
    }

    public List<String> log() {
        return List.copyOf(log);
    }

    public List<ChatMessage> messages() {
        return List.copyOf(messages);
    }

    public List<Long> offsets() {
        return messages().stream().map(ChatMessage::offset).toList();
    }

    public int received() {
        return messages.size();
    }

    /** Whether something was delivered that the hub has not flushed. */
    public boolean hasUnflushed() {
        return unflushed;
    }

    public boolean hasWelcome() {
        return welcome != null;
    }

    public Welcome welcome() {
        return requireNonNull(welcome);
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void deliver(Delivery delivery) {
        String line = line(delivery);
        failIf(line);
        log.add(line);
        unflushed = true;
        ready = ready && !line.equals(stallingAt);
        if (delivery instanceof Sequenced said) {
            messages.add(said.message());
        } else if (delivery instanceof Welcome first) {
            welcome = first;
        }
    }

    @Override
    public void flush() {
        unflushed = false;
    }

    @Override
    public void close(CloseReason reason, long lastOffset) {
        log.add("closed " + reason + " after " + lastOffset);
        failIf("close");
    }

    @Override
    public String protocol() {
        return "test";
    }

    @Override
    public boolean wantsPresence() {
        failIf("wantsPresence");
        return wantsPresence;
    }

    private void failIf(String line) {
        if (line.equals(failingOn)) {
            throw new IllegalStateException("the test breaks on \"" + line + "\"");
        }
    }

    private static String line(Delivery delivery) {
        if (delivery instanceof Sequenced said) {
            return said.offset() + " " + said.message().draft().content();
        } else if (delivery instanceof Welcome first) {
            return (first.recovered() ? "recovered after " : "welcome after ") + first.offset();
        } else if (delivery instanceof PresenceChange change) {
            return (change.joined() ? "came " : "went ") + change.member().id();
        } else if (delivery instanceof Gap gap) {
            return "gap " + gap.first() + "-" + gap.last();
        }
        return "farewell";
    }
}
