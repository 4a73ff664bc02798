package dev.hubbub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of Debian's package prometheus. */
public final class Prometheus {

    private static final long LIMIT_SECONDS = 30;
    private static final String MISSING =
            " cannot be started: install it with \"apt-get install -y --no-install-recommends prometheus\", or let .ci/run"
                    + " do so";

    private Prometheus() {}

    /**
     * What promtool said.
     *
     * @param exitCode 0 for nothing, 1 for a fault, 3 for what could be better
     */
    public record Answer(int exitCode, String text) {

        public List<String> lines() {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** Runs promtool in the project's folder, and waits for its end. */
    public static Answer promtool(String... arguments) throws IOException, InterruptedException {
        return promtoolReading("", arguments);
    }

    /** The same, with something to read from standard input. */
    public static Answer promtoolReading(String input, String... arguments) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile("promtool", ".in"), input);
        Path out = Files.createTempFile("promtool", ".out");
        try {
            Process process = start(new ProcessBuilder(command("promtool", arguments))
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile()));
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("promtool still runs after " + LIMIT_SECONDS + " s");
            }
            return new Answer(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    /** Says what to install where there is no such program. */
    static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new UncheckedIOException(builder.command().get(0) + MISSING, missing);
        }
    }

    static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }
}
