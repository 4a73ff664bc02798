package dev.hubbub.terminal.chat;

import dev.hubbub.client.ChatSession;
import dev.hubbub.client.Position;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Room;
import dev.hubbub.terminal.Dialogue;
import dev.hubbub.terminal.ExitCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Does what is typed, line by line. Who sits there can go on typing while the server answers; a line that is piped waits
 * until what the line before asked for is done, so that nothing is overtaken and the end does not come too early.
 */
final class Chat implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);

    /** A server that is started again is back by then. */
    private static final Duration RETURN_LIMIT = Duration.ofSeconds(30);

    private static final long ANSWER_SECONDS = 15;

    private final Conversation conversation;
    private final Dialogue dialogue;
    private final ChatView view;
    private final Outgoing outgoing;

    /** Where answers are shown: showing them may block, and they come on an event loop. */
    private final ExecutorService answers = Executors.newSingleThreadExecutor(Chat::thread);

    private volatile boolean failed;

    Chat(Conversation conversation, Dialogue dialogue, ChatView view, Outgoing outgoing) {
        this.conversation = conversation;
        this.dialogue = dialogue;
        this.view = view;
        this.outgoing = outgoing;
    }

    /**
     * Until there are no more lines.
     *
     * @return FAIL when something that was piped was not said
     * @throws HubbubException when the server cannot be reached, or refuses
     */
    ExitCode talk() throws InterruptedException {
        conversation.joined(CONNECT_LIMIT);
        String line = dialogue.read();
        while (line != null && obey(Typed.of(line))) {
            line = dialogue.read();
        }
        failed |= !outgoing.awaitAll(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS));
        return failed && !dialogue.isTyped() ? ExitCode.FAIL : ExitCode.PASS;
    }

    @Override
    public void close() {
        answers.shutdownNow();
    }

    /** False when that was to leave. */
    private boolean obey(Typed typed) throws InterruptedException {
        if (typed instanceof Typed.Text said) {
            withSession(said.text(), session -> say(session, said.text()));
        } else if (typed instanceof Typed.Who) {
            withSession("/who", conversation::who);
        } else if (typed instanceof Typed.Rooms) {
            withSession("/rooms", session -> session.rooms()
                    .whenCompleteAsync(
                            (rooms, failure) -> {
                                if (rooms == null) {
                                    refuse(reason(failure));
                                } else {
                                    view.rooms(rooms);
                                }
                            },
                            answers));
        } else if (typed instanceof Typed.Join join) {
            move(join.room());
        } else if (typed instanceof Typed.Help) {
            view.told(Typed.HELP);
        } else if (typed instanceof Typed.Faulty faulty) {
            refuse(faulty.why());
        }
        return !(typed instanceof Typed.Quit);
    }

    private void withSession(String line, Request request) throws InterruptedException {
        ChatSession session = dialogue.isTyped() ? conversation.joinedNow() : conversation.joined(RETURN_LIMIT);
        if (session == null) {
            view.notSaid(line, "not connected at the moment");
            return;
        }
        CompletionStage<?> answer = request.to(session);
        if (!dialogue.isTyped()) {
            await(answer.toCompletableFuture());
        }
    }

    private CompletionStage<?> say(ChatSession session, String text) {
        String id = outgoing.add(text);
        if (id == null) {
            notSaid(text, Outgoing.MOST + " messages wait for the server already");
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<Position> taken = session.say(text, id);
        return taken.whenCompleteAsync((position, failure) -> settle(id, text, position, failure), answers);
    }

    private void settle(String id, String text, @Nullable Position taken, @Nullable Throwable failure) {
        if (taken != null) {
            outgoing.taken(id, taken);
            return;
        }
        outgoing.done(id);
        boolean unsure = cause(failure) instanceof HubbubException known && known.kind() == ErrorKind.UNAVAILABLE;
        notSaid(text, (unsure ? "not acknowledged, so perhaps not said: " : "") + reason(failure));
    }

    private void move(String name) throws InterruptedException {
        String flaw = Room.flaw(name);
        if (flaw != null) {
            refuse("a room's name " + flaw);
            return;
        }
        outgoing.awaitAll(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS));
        conversation.move(Room.named(name));
        if (!dialogue.isTyped()) {
            conversation.joined(RETURN_LIMIT);
        }
    }

    private void notSaid(String text, String why) {
        failed = true;
        view.notSaid(text, why);
    }

    private void refuse(String why) {
        failed = true;
        view.refused(why);
    }

    private static void await(CompletableFuture<?> answer) throws InterruptedException {
        try {
            answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException told) {
            return; // where it was shown
        }
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof HubbubException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "chat-answers");
        thread.setDaemon(true);
        return thread;
    }

    /** Something that is asked of a session. */
    private interface Request {
        CompletionStage<?> to(ChatSession session);
    }
}
