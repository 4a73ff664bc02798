package dev.hubbub.terminal.chat;

import dev.hubbub.client.ChatEvent;
import dev.hubbub.client.ChatEvent.Ended;
import dev.hubbub.client.ChatEvent.Joined;
import dev.hubbub.client.ChatEvent.Present;
import dev.hubbub.client.ChatEvent.Said;
import dev.hubbub.client.ChatSession;
import dev.hubbub.client.Join;
import dev.hubbub.client.Position;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Room;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A stay in a room, then perhaps in another, over as many connections as it takes: where one breaks, the next resumes,
 * at the next server if there are several.
 * A thread of its own runs it; all else may be used by any.
 */
final class Conversation implements Runnable, AutoCloseable {

    private final Narration narration;
    private final Redial redial = new Redial();

    // Under the lock of this object.
    private final Servers servers;
    private Join join;
    private @Nullable ChatSession dialled;
    private @Nullable ChatSession joined;
    private @Nullable ChatSession left;
    private @Nullable CompletableFuture<Void> asked;
    private @Nullable HubbubException failure;
    private boolean everJoined;
    private boolean closed;

    Conversation(Servers servers, Join join, ChatView view, Outgoing outgoing) {
        this.servers = servers;
        this.join = join;
        this.narration = new Narration(view, outgoing);
    }

    /** Until it is closed, or the server refuses it for good. */
    @Override
    public void run() {
        try {
            ChatSession session = dial();
            while (session != null) {
                HubbubException end = stay(session);
                session.close();
                session = goesOn(session, end) ? dial() : null;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The session in which to talk; waits until there is one.
     *
     * @throws HubbubException when there will be none, or none within that time
     */
    synchronized ChatSession joined(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (joined == null && failure == null) {
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millis <= 0) {
                throw new HubbubException(
                        ErrorKind.UNAVAILABLE, "no answer from the server within " + patience.toSeconds() + " s");
            }
            wait(millis);
        }
        if (joined == null) {
            throw failure == null ? new IllegalStateException() : failure;
        }
        return joined;
    }

    /** The session in which to talk; null while there is none. */
    synchronized @Nullable ChatSession joinedNow() {
        return joined;
    }

    /** Why it ended for good; null while it goes on. */
    synchronized @Nullable HubbubException failure() {
        return failure;
    }

    /** Asks who is there; done when the answer was shown, or none will come. */
    synchronized CompletableFuture<Void> who(ChatSession session) {
        asked = new CompletableFuture<>();
        session.who();
        return asked;
    }

    /** Leaves this room for another one. */
    synchronized void move(Room to) {
        join = new Join(to, join.member(), null);
        joined = null;
        left = dialled;
        if (left != null) {
            left.close(); // which ends the stay
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        redial.stop();
        if (dialled != null) {
            dialled.close();
        }
    }

    private synchronized @Nullable ChatSession dial() {
        dialled = closed ? null : servers.join(join);
        return dialled;
    }

    private HubbubException stay(ChatSession here) throws InterruptedException {
        ChatEvent event = here.next();
        while (!(event instanceof Ended)) {
            hear(here, event);
            event = here.next();
        }
        return ((Ended) event).reason();
    }

    private void hear(ChatSession here, ChatEvent event) {
        if (event instanceof Joined welcome) {
            narration.arrived(welcome, reach(here, welcome.position()));
            settle(here);
            return;
        }
        narration.happened(event);
        if (event instanceof Said said) {
            reach(here, said.position());
        } else if (event instanceof Present) {
            answered();
        }
    }

    private synchronized void settle(ChatSession here) {
        redial.succeeded();
        everJoined = true;
        if (here == dialled && here != left) {
            joined = here;
            notifyAll();
        }
    }

    /** Notes from where to resume. Whether there was such a place before. */
    private synchronized boolean reach(ChatSession here, Position position) {
        boolean before = join.resume() != null;
        if (here != left) {
            join = new Join(join.room(), join.member(), position);
        }
        return before;
    }

    private synchronized void answered() {
        if (asked != null) {
            asked.complete(null);
        }
    }

    /** False when this was the end of it all. Waits before the next attempt. */
    private boolean goesOn(ChatSession ended, HubbubException why) throws InterruptedException {
        synchronized (this) {
            answered();
            if (closed || ended == left) {
                return !closed;
            }
            joined = null;
            boolean untried = servers.next();
            if (!mayPass(why) || !everJoined && !untried) {
                failure = why;
                notifyAll();
                return false;
            }
            if (!everJoined) {
                return true;
            }
        }
        narration.lost(String.valueOf(why.getMessage()));
        return redial.await();
    }

    /** Being cut off for reading too slowly does, too. */
    private static boolean mayPass(HubbubException why) {
        return why.kind() == ErrorKind.UNAVAILABLE || why.kind() == ErrorKind.RESOURCE_EXHAUSTED;
    }
}
