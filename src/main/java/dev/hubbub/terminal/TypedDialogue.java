package dev.hubbub.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * With somebody who types: a prompt, a line that can be edited, history, completion. What is written appears above the
 * prompt. Ctrl-D ends it, Ctrl-C interrupts.
 */
final class TypedDialogue implements Dialogue {

    /** Lines remembered; in memory only, since chats are nobody else's business. */
    private static final int HISTORY_LINES = 500;

    /** A pseudo terminal may have no size; nothing could be shown on it. */
    private static final Size USUAL = new Size(80, 24);

    /** Those that the reader has colours for. */
    private static final List<String> COMPLETION_STYLES = List.of(
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_LIST_STARTING,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
            LineReader.COMPLETION_STYLE_BACKGROUND,
            LineReader.COMPLETION_STYLE_LIST_BACKGROUND);

    private final Terminal terminal;
    private final LineReader reader;
    private final String prompt;

    /** @param colour whether what may be completed is coloured */
    TypedDialogue(Terminal terminal, Prompt prompt, Interrupt interrupt, boolean colour) {
        this.terminal = terminal;
        this.prompt = prompt.text();
        // Between two lines, where the reader does not look after it.
        terminal.handle(Signal.INT, signal -> interrupt.raise());
        if (terminal.getWidth() == 0) {
            terminal.setSize(USUAL);
        }
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("hubbub")
                .parser(words())
                .completer((line, word, found) -> complete(prompt, word, found))
                .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.ERASE_LINE_ON_FINISH, !prompt.kept())
                .build();
        if (!colour) {
            COMPLETION_STYLES.forEach(style -> reader.setVariable(style, ""));
        }
    }

    @Override
    public @Nullable String read() throws InterruptedException {
        try {
            return reader.readLine(prompt);
        } catch (EndOfFileException end) {
            return null;
        } catch (UserInterruptException stop) {
            boolean unused = Thread.interrupted(); // the exception says it
            throw new InterruptedException("Ctrl-C");
        }
    }

    @Override
    public void answer(String line) {
        reader.printAbove(line);
    }

    @Override
    public void tell(String line) {
        reader.printAbove(line);
    }

    @Override
    public boolean isTyped() {
        return true;
    }

    @Override
    public void close() {
        boolean unused = Thread.interrupted(); // else nobody would wait for stty
        try {
            terminal.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Quotes and backslashes are text: people write "it's". */
    private static DefaultParser words() {
        DefaultParser parser = new DefaultParser();
        parser.setQuoteChars(new char[0]);
        parser.setEscapeChars(new char[0]);
        return parser;
    }

    private static void complete(Prompt prompt, ParsedLine word, List<Candidate> found) {
        List<String> before = word.words().subList(0, word.wordIndex());
        prompt.completion().apply(before).forEach(candidate -> found.add(new Candidate(candidate)));
    }
}
