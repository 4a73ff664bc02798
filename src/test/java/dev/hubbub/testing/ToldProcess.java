package dev.hubbub.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A process that is told what to do, a line each, and says what it does. */
public final class ToldProcess implements AutoCloseable {

    private final Process process;
    private final PrintWriter orders;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ToldProcess(Process process) {
        this.process = process;
        this.orders = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        this.reader = new Thread(this::read, "told-process");
    }

    /** Starts a program of the tests in a JVM of its own. */
    public static ToldProcess start(Class<?> program, String... arguments) throws IOException {
        ToldProcess told = new ToldProcess(JavaProcess.builder(program, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        told.reader.start();
        return told;
    }

    public void tell(String order) {
        orders.println(order);
    }

    /** All that it has said. */
    public List<String> said() {
        if (!process.isAlive() && process.exitValue() == 1) {
            throw new IllegalStateException("the process failed; standard error says why");
        }
        return List.copyOf(said);
    }

    /** The numbers behind a word. */
    public List<Long> said(String word) {
        return said().stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> Long.valueOf(line.substring(word.length() + 1)))
                .toList();
    }

    /** SIGKILL, SIGSTOP, SIGCONT. */
    public void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end; all that it said is known then. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the process does not end; it said last: "
                    + said.subList(Math.max(0, said.size() - 3), said.size()));
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException ended) {
            said.add("lost " + Long.MAX_VALUE);
        }
    }
}
