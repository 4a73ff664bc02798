package dev.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private static final RunProgress RUN = new RunProgress(
            "x-1",
            "smoke",
            RunProgress.State.RUNNING,
            "main",
            1,
            10,
            false,
            new Delivery(0, 0, 0, 0, 0, 0, 0, 0, 0),
            null,
            null);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void linesAreRedrawnInPlaceWhereThatIsPossibleAndGoneAtTheEnd() {
        Display display = Display.on(screen(true), false);
        display.show(RUN);
        display.show(RUN);
        display.end();

        String block = "\r\u001b[2K" + String.join("\n\r\u001b[2K", Progress.block(RUN, false)) + "\n";
        assertThat(err.toString()).isEqualTo(block + "\u001b[4A" + block + "\u001b[4A\r\u001b[J");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void elsewhereALineFollowsTheOther() {
        Display display = Display.on(screen(false), false);
        display.show(RUN);
        display.show(RUN);
        display.end();

        assertThat(err.toString().lines()).containsExactly(Progress.line(RUN), Progress.line(RUN));
    }

    @Test
    void nothingIsShownToThoseWhoWantQuiet() {
        Display display = Display.on(screen(true), true);
        display.show(RUN);
        display.end();

        assertThat(err.toString()).isEmpty();
    }

    private Screen screen(boolean live) {
        return new Screen(new PrintWriter(out, true), new PrintWriter(err, true), live, false, 80);
    }
}
