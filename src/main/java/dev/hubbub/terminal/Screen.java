package dev.hubbub.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes.
 *
 * @param out what it has found out
 * @param err what it tells on the way, and faults
 * @param live whether what was written can be redrawn in place
 * @param colour whether to use ANSI escape codes for colours
 */
public record Screen(PrintWriter out, PrintWriter err, boolean live, boolean colour) {

    /** The process's, with regard to TERM and NO_COLOR among its environment variables. */
    public static Screen ofProcess(Map<String, String> environment) {
        boolean terminal = isTerminal(System.console()) && !"dumb".equals(environment.get("TERM"));
        Charset charset = charset();
        return new Screen(
                new PrintWriter(System.out, true, charset),
                new PrintWriter(System.err, true, charset),
                terminal,
                terminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
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
