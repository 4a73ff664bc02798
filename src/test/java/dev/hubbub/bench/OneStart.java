package dev.hubbub.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application, started as a server and as a command.
 *
 * @param readyMillis from the start of the JVM to the first 200 of {@code /q/health/ready}
 * @param cpuMillis what it took of the processors by then, on all threads: less in doubt than the time where others work
 * @param commandMillis what {@code hubbub presets} takes, the JVM's end included
 * @param residentMebibytes of the server, when nothing has happened for a while
 * @param threads likewise
 */
record OneStart(double readyMillis, double cpuMillis, double commandMillis, double residentMebibytes, double threads) {

    private static final long BETWEEN_QUESTIONS_MILLIS = 2;
    private static final long IDLE_SECONDS = 5;
    private static final long LIMIT_SECONDS = 60;

    /** @param command starts the application; what follows it are the application's arguments */
    static OneStart measure(List<String> command) throws IOException, InterruptedException {
        double commandMillis = millis(command);
        int port = freePort();
        long begin = System.nanoTime();
        Process server = start(
                command,
                Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "HUBBUB_GRPC_PORT", "0",
                        "HUBBUB_GRPC_WARM_UP", "0s",
                        "HUBBUB_USERS_URL", "jdbc:h2:mem:users",
                        "HUBBUB_LAB_FOLDER", "target/start-up/runs"));
        try {
            awaitReady(server, URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
            double readyMillis = (System.nanoTime() - begin) / 1e6;
            double cpuMillis =
                    server.info().totalCpuDuration().map(Duration::toMillis).orElseThrow();
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            Path status = Path.of("/proc", Long.toString(server.pid()), "status");
            return new OneStart(
                    readyMillis,
                    cpuMillis,
                    commandMillis,
                    number(status, "VmRSS:") / 1024.0,
                    number(status, "Threads:"));
        } finally {
            server.destroy();
            if (!server.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    private static double millis(List<String> command) throws IOException, InterruptedException {
        List<String> presets = new ArrayList<>(command);
        presets.add("presets");
        long begin = System.nanoTime();
        int exitCode = start(presets, Map.of()).waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(presets + " ended with " + exitCode);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static Process start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void awaitReady(Process server, URI health) throws IOException, InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!isReady(health)) {
            if (!server.isAlive() || System.nanoTime() > limit) {
                throw new IllegalStateException("the application did not get ready");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_QUESTIONS_MILLIS);
        }
    }

    private static boolean isReady(URI health) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    /** The number behind a word in a file of the kernel. */
    private static long number(Path file, String word) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
