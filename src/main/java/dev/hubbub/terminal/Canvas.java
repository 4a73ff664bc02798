package dev.hubbub.terminal;

import dev.hubbub.report.Cells;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;

/** Shows the same lines again and again, with other figures. One thread. */
public interface Canvas extends AutoCloseable {

    void draw(List<String> lines);

    /** How wide a line may be at the moment, in cells. */
    int columns();

    /** Gives the terminal back. */
    @Override
    void close();

    /** For programs. */
    static Canvas plain(Screen screen) {
        return new OneAfterTheOther(screen);
    }

    /** As is right for {@code screen}: redrawn in place where there is a terminal, else one after the other. */
    static Canvas on(Screen screen) {
        Terminal terminal = screen.live() ? Tty.open() : null;
        return terminal == null ? new OneAfterTheOther(screen) : new InPlace(terminal);
    }

    /** For files, with a blank line behind drawings of several lines. */
    record OneAfterTheOther(Screen screen) implements Canvas {

        @Override
        public void draw(List<String> lines) {
            lines.forEach(screen.out()::println);
            if (lines.size() > 1) {
                screen.out().println();
            }
        }

        @Override
        public int columns() {
            return screen.width();
        }

        @Override
        public void close() {}
    }

    /** In the upper left corner, cut to the size that the terminal has at the moment. */
    final class InPlace implements Canvas {

        private static final String CLEAR = "\u001b[2J";
        private static final String HOME = "\u001b[H";
        private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
        private static final String CLEAR_BELOW = "\u001b[J";

        private final Terminal terminal;
        private boolean begun;

        InPlace(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void draw(List<String> lines) {
            StringBuilder drawing = new StringBuilder(begun ? HOME : CLEAR + HOME);
            fitting(lines)
                    .forEach(line ->
                            drawing.append(line).append(CLEAR_TO_END_OF_LINE).append("\r\n"));
            terminal.writer().print(drawing + CLEAR_BELOW);
            terminal.flush();
            begun = true;
        }

        @Override
        public int columns() {
            return terminal.getWidth() > 0 ? terminal.getWidth() : 80;
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

        /** A terminal may not say how large it is. */
        private List<String> fitting(List<String> lines) {
            int columns = columns();
            int rows = terminal.getHeight() > 2 ? terminal.getHeight() - 1 : 23;
            List<String> fitting = new ArrayList<>(lines.subList(0, Math.min(lines.size(), rows)));
            if (lines.size() > rows) {
                int hidden = lines.size() - rows + 1;
                fitting.set(rows - 1, "and " + hidden + " lines more; a larger window shows them");
            }
            fitting.replaceAll(line -> Cells.cut(line, columns));
            return fitting;
        }
    }
}
