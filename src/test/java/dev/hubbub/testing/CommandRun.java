package dev.hubbub.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged application as a command, in a process of its own. */
public final class CommandRun implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final Path out;
    private final Path err;
    private final Process process;

    private CommandRun(List<String> jvm, List<String> arguments) throws IOException {
        out = Files.createTempFile("hubbub", ".out");
        err = Files.createTempFile("hubbub", ".err");
        List<String> command = new ArrayList<>(List.of(ToolRun.java(), "-Xmx256m"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", System.getProperty("hubbub.jar")));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    public static CommandRun start(String... arguments) throws IOException {
        return new CommandRun(JavaProcess.QUICK, List.of(arguments));
    }

    /** The same in a JVM as users have it, for a load that lasts. */
    public static CommandRun startInFull(String... arguments) throws IOException {
        return new CommandRun(List.of(), List.of(arguments));
    }

    /** Writes a line to its standard input. */
    public void type(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** There will be no more lines. */
    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** SIGTERM, as Ctrl-C is SIGINT. Its input goes on: the end of that is a goodbye of its own. */
    public void interrupt() {
        process.toHandle().destroy();
    }

    /** Waits for its end, and returns the exit code. */
    public int exitCode() throws IOException, InterruptedException {
        return exitCode(Duration.ofSeconds(LIMIT_SECONDS));
    }

    /** Likewise, for one that takes longer. */
    public int exitCode(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still running after " + limit.toSeconds() + " s:\n" + out() + err());
        }
        return process.exitValue();
    }

    /** What it has written to standard output by now. */
    public String out() throws IOException {
        return Files.readString(out);
    }

    /** What it has written to standard error by now. */
    public String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
