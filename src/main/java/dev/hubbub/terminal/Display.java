package dev.hubbub.terminal;

import dev.hubbub.report.RunProgress;
import java.time.Duration;
import java.util.List;

/** Shows how far a run is. One thread. */
interface Display {

    /** How long to wait from one {@link #show} to the next. */
    Duration period();

    void show(RunProgress run);

    /** The run has ended: what should not stay is taken away. */
    void end();

    /** As is right for {@code screen}. */
    static Display on(Screen screen, boolean quiet) {
        if (quiet) {
            return new Nothing();
        }
        return screen.live() ? new Redrawn(screen) : new Lines(screen);
    }

    /** For those who want to hear of the end only. */
    record Nothing() implements Display {

        @Override
        public Duration period() {
            return Duration.ofHours(1);
        }

        @Override
        public void show(RunProgress run) {}

        @Override
        public void end() {}
    }

    /** For files, and terminals that cannot do better. */
    record Lines(Screen screen) implements Display {

        @Override
        public Duration period() {
            return Duration.ofSeconds(5);
        }

        @Override
        public void show(RunProgress run) {
            screen.err().println(Progress.line(run));
        }

        @Override
        public void end() {}
    }

    /** For people: the same few lines again and again, and gone at the end. */
    final class Redrawn implements Display {

        private static final String CLEAR_LINE = "\r\u001b[2K";
        private static final String CLEAR_BELOW = "\r\u001b[J";

        private final Screen screen;
        private int drawn;

        Redrawn(Screen screen) {
            this.screen = screen;
        }

        @Override
        public Duration period() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void show(RunProgress run) {
            goUp();
            List<String> lines = Progress.block(run, screen.colour());
            lines.forEach(line -> screen.err().print(CLEAR_LINE + line + "\n"));
            screen.err().flush();
            drawn = lines.size();
        }

        @Override
        public void end() {
            goUp();
            screen.err().print(CLEAR_BELOW);
            screen.err().flush();
            drawn = 0;
        }

        private void goUp() {
            if (drawn > 0) {
                screen.err().print("\u001b[" + drawn + "A");
            }
        }
    }
}
