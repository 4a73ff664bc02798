package dev.hubbub.terminal;

import dev.hubbub.error.HubbubException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/**
 * With a file or another program: no prompt, plain lines. Standard input cannot be read so that an interrupt is heard,
 * so a thread of its own reads it, never more than a line ahead; it ends with the input or with the process.
 */
final class PipedDialogue implements Dialogue {

    /** Longer than any message may be; what has no end is no line. */
    static final int LONGEST_LINE = 1 << 20;

    private final Screen screen;
    private final SynchronousQueue<Line> lines = new SynchronousQueue<>();
    private boolean ended;

    PipedDialogue(InputStream input, Screen screen) {
        this.screen = screen;
        Reader text = new BufferedReader(new InputStreamReader(input, Screen.charset()));
        Thread thread = new Thread(() -> readAll(text), "standard-input");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public @Nullable String read() throws InterruptedException {
        if (ended) {
            return null;
        }
        Line line = lines.take();
        ended = line.text() == null;
        if (line.failure() != null) {
            throw line.failure();
        }
        return line.text();
    }

    @Override
    public void answer(String line) {
        screen.out().println(line);
    }

    @Override
    public void tell(String line) {
        screen.err().println(line);
    }

    @Override
    public boolean isTyped() {
        return false;
    }

    @Override
    public void close() {
        ended = true;
    }

    private void readAll(Reader text) {
        try {
            Line line;
            do {
                line = next(text);
                lines.put(line);
            } while (line.text() != null);
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Line next(Reader text) {
        try {
            return new Line(line(text), null);
        } catch (HubbubException tooLong) {
            return new Line(null, tooLong);
        } catch (IOException broken) {
            return new Line(null, HubbubException.invalid("input", "cannot be read: " + broken.getMessage()));
        }
    }

    private static @Nullable String line(Reader text) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw HubbubException.invalid("input", "a line has more than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
            c = text.read();
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    /** What was read: a line, or the end, which may have a reason. */
    private record Line(@Nullable String text, @Nullable HubbubException failure) {}
}
