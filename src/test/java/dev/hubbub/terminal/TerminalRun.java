package dev.hubbub.terminal;

import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.terminal.chat.ChatCommand;
import dev.hubbub.terminal.chat.ChatPorts;
import dev.hubbub.terminal.metrics.MetricsCommand;
import dev.hubbub.terminal.sim.SimCommand;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command in this process, with a terminal of its own. */
public final class TerminalRun implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Interrupt interrupt = new Interrupt();
    private final GrpcDialler dialler = new GrpcDialler(1, Duration.ofSeconds(10));
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Screen screen = new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 160);

    private TerminalRun() {}

    /** With somebody who types. */
    public static TerminalRun typed(TypingPerson person, String... arguments) {
        TerminalRun run = new TerminalRun();
        return run.begin(person.dialogues(run.interrupt), arguments);
    }

    /** With lines that are piped to it. */
    public static TerminalRun piped(String input, String... arguments) {
        return piped(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    public static TerminalRun piped(InputStream input, String... arguments) {
        TerminalRun run = new TerminalRun();
        return run.begin((prompt, plain) -> new PipedDialogue(input, run.screen), arguments);
    }

    private TerminalRun begin(Dialogues dialogues, String... arguments) {
        ChatPorts chat = new ChatPorts(
                dialler::sessions,
                dialogues,
                Clock.systemUTC(),
                UUID.randomUUID().toString());
        Launcher none = scenario -> {
            throw new IllegalStateException("no runs here");
        };
        Terminal terminal = new Terminal(screen, none, interrupt, "")
                .add(new ChatCommand(screen, interrupt, chat))
                .add(new SimCommand(screen, interrupt, dialogues))
                .add(new MetricsCommand(screen, interrupt));
        Thread thread = new Thread(() -> exitCode.complete(terminal.execute(arguments)), "command");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** As Ctrl-C where nobody types. */
    public void interrupt() {
        interrupt.raise();
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException, ExecutionException {
        try {
            return exitCode.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("still running:\n" + out + err, late);
        }
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }

    @Override
    public void close() {
        interrupt.raise();
        dialler.close();
    }
}
