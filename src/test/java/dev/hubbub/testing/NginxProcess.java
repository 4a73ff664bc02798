package dev.hubbub.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Debian's nginx with the configuration in {@code docker/nginx}, in front of servers of this machine: only where it
 * listens, and for whom, is another. Its files are in {@code target}.
 */
public final class NginxProcess implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("docker/nginx/nginx.conf");
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final long END_LIMIT_SECONDS = 10;
    private static final String MISSING =
            "nginx cannot be started: install it with \"apt-get install -y --no-install-recommends nginx-core\", or let"
                    + " .ci/run do so";

    private final int grpcPort = ServerProcess.freePort();
    private final int httpPort = ServerProcess.freePort();
    private final Path log;
    private final Process process;

    private NginxProcess(String configuration) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "nginx")
                .toAbsolutePath();
        log = folder.resolve("log.txt");
        Path file = Files.writeString(
                folder.resolve("nginx.conf"),
                configuration
                        .replace("listen 9000 ", "listen 127.0.0.1:" + grpcPort + " ")
                        .replace("listen 8080;", "listen 127.0.0.1:" + httpPort + ";"));
        ProcessBuilder builder = new ProcessBuilder("nginx", "-e", "stderr", "-p", folder + "/", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().merge("PATH", "/usr/sbin", (path, sbin) -> path + ":" + sbin);
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw new UncheckedIOException(MISSING, missing);
        }
    }

    /** Starts one in front of gRPC servers, and waits until it listens. */
    public static NginxProcess before(int... grpcPorts) throws IOException {
        return start(grpcPorts, new int[] {1});
    }

    /** Likewise, in front of an application that has both ports. */
    public static NginxProcess beforeApplication(int grpcPort, int httpPort) throws IOException {
        return start(new int[] {grpcPort}, new int[] {httpPort});
    }

    public int grpcPort() {
        return grpcPort;
    }

    public int httpPort() {
        return httpPort;
    }

    /** The master ends its workers, whatever they have open. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static NginxProcess start(int[] grpcPorts, int[] httpPorts) throws IOException {
        NginxProcess nginx = new NginxProcess(inFrontOf(grpcPorts, httpPorts));
        try {
            await().atMost(START_LIMIT).until(nginx::listens);
        } catch (RuntimeException failure) {
            String said = Files.readString(nginx.log);
            nginx.close();
            throw new IllegalStateException("nginx does not start:\n" + said, failure);
        }
        return nginx;
    }

    /** What is committed, its lines {@code server hubbub-1:9000 ...} of each upstream replaced by ours. */
    private static String inFrontOf(int[] grpcPorts, int[] httpPorts) throws IOException {
        return Files.readAllLines(CONFIGURATION).stream()
                .flatMap(line -> line.contains("server hubbub-1:")
                        ? servers(line, line.contains(":9000") ? grpcPorts : httpPorts).stream()
                        : line.contains("server hubbub-") ? List.<String>of().stream() : List.of(line).stream())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> servers(String line, int[] ports) {
        IntFunction<String> server = port -> line.replaceFirst("hubbub-1:\\d+", "127.0.0.1:" + port);
        return Arrays.stream(ports).mapToObj(server).toList();
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended with " + process.exitValue());
        }
        return IntStream.of(grpcPort, httpPort).allMatch(NginxProcess::answers);
    }

    private static boolean answers(int port) {
        try (Socket unused = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
