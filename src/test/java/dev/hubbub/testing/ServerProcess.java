package dev.hubbub.testing;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, on a free loopback port, with everything that it writes in a directory of its own. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int PORTS = 4_000;
    private static final int FIRST_PORT = 16_000 + PORTS * Integer.getInteger("hubbub.fork", 0);
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private final String name;
    private final Path home;
    private final int port;
    private @Nullable Process process;

    ServerProcess(String name) {
        this.name = name;
        this.port = freePort();
        try {
            this.home = Files.createTempDirectory("hubbub-" + name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path home() {
        return home;
    }

    int port() {
        return port;
    }

    /** Starts it, or starts it again, and does not wait. */
    void launch(List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it, or starts it again, and waits until it listens; what it said is in the failure if it does not. */
    void start(List<String> command) {
        launch(command);
        try {
            await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(50)).until(this::listens);
        } catch (RuntimeException failure) {
            throw new IllegalStateException(name + " did not start:\n" + said(), failure);
        }
    }

    /** Runs a program to its end. */
    void run(List<String> command) {
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit + ":\n" + said());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Ends it as a crash would. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    /** SIGSTOP, SIGCONT and the like. */
    void signal(String signal) {
        run(List.of("kill", "-" + signal, Long.toString(requireNonNull(process).pid())));
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * A port that nothing listens on, and that neither an outgoing connection nor another process of the tests will take:
     * below those that the system gives, each process has a range of its own.
     */
    public static int freePort() {
        for (int tried = 0; tried < PORTS; tried++) {
            int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no port from " + FIRST_PORT + " on is free");
    }

    /** @throws IllegalStateException when it has ended */
    void checkAlive() {
        Process started = requireNonNull(process);
        if (!started.isAlive()) {
            throw new IllegalStateException(name + " ended with " + started.exitValue());
        }
    }

    private boolean listens() {
        checkAlive();
        try (Socket unused = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path log() {
        return home.resolve("out.log");
    }

    /** All it has said so far. */
    String said() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
