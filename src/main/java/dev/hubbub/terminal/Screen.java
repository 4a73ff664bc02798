package dev.hubbub.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes.
 *
 * @param out what it has found out
 * @param err what it tells on the way, and faults
 * @param live whether what was written can be redrawn in place
 * @param colour whether to use ANSI escape codes for colours
 * @param columns how wide it is; 0 when that has to be asked of the terminal
 */
public record Screen(PrintWriter out, PrintWriter err, boolean live, boolean colour, int columns) {

    private static final int USUAL_COLUMNS = 80;

    /** The process's, with regard to TERM, NO_COLOR and COLUMNS among its environment variables. */
    public static Screen ofProcess(Map<String, String> environment) {
        boolean terminal = isTerminal(System.console()) && !"dumb".equals(environment.get("TERM"));
        Charset charset = charset();
        return new Screen(
                new PrintWriter(System.out, true, charset),
                new PrintWriter(System.err, true, charset),
                terminal,
                terminal && environment.getOrDefault("NO_COLOR", "").isEmpty(),
                columns(environment.getOrDefault("COLUMNS", "")));
    }

    /** In cells, now: a window may be made larger. */
    public int width() {
        if (columns > 0) {
            return columns;
        }
        try (Terminal terminal = live ? Tty.open() : null) {
            return terminal == null || terminal.getWidth() < 1 ? USUAL_COLUMNS : terminal.getWidth();
        } catch (IOException unknown) {
            return USUAL_COLUMNS;
        }
    }

    private static int columns(String set) {
        return set.matches("[1-9]\\d{0,3}") ? Integer.parseInt(set) : 0;
    }

    /** Where no locale is set, as in containers, the JVM writes ASCII, and terminals understand UTF-8. */
    static Charset charset() {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }

    /** From Java 22 on there may be a console where there is no terminal, and a method that tells. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
