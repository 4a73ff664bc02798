package dev.hubbub.terminal;

import static dev.hubbub.testing.ChatPeer.until;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** Somebody at a terminal of 160 columns and 40 rows: types, and looks at the screen. */
public final class TypingPerson {

    private final ScreenTerminal screen = new ScreenTerminal(160, 40);
    private final LineDisciplineTerminal terminal;

    public TypingPerson() throws IOException {
        terminal = new LineDisciplineTerminal("test", "xterm", new Wire(), StandardCharsets.UTF_8);
        terminal.setSize(new Size(160, 40));
    }

    /** Dialogues with this person. */
    public Dialogues dialogues(Interrupt interrupt) {
        return (prompt, plain) -> new TypedDialogue(terminal, prompt, interrupt, false);
    }

    public void type(String text) {
        try {
            terminal.processInputBytes(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines on the screen, without blanks at their ends and without the empty ones below. */
    public List<String> screen() {
        return screen.toString()
                .stripTrailing()
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    /** Waits until a line is there. */
    public void sees(String line) {
        waits(screen -> screen.stream().anyMatch(line::equals));
    }

    /** Waits until a line is there that matches. */
    public void seesMatch(String regex) {
        waits(screen -> screen.stream().anyMatch(line -> line.matches(regex)));
    }

    /** Waits until the last line is that one, where the cursor is. */
    public void seesLast(String line) {
        waits(screen -> !screen.isEmpty() && screen.get(screen.size() - 1).equals(line));
    }

    private void waits(Predicate<List<String>> condition) {
        try {
            until(() -> condition.test(screen()));
        } catch (org.awaitility.core.ConditionTimeoutException late) {
            throw new AssertionError("on the screen is:\n" + String.join("\n", screen()), late);
        }
    }

    /** Bytes become characters when they are flushed, so that none is cut in two. */
    private final class Wire extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            bytes.write(b);
        }

        @Override
        public synchronized void flush() {
            screen.write(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
    }
}
