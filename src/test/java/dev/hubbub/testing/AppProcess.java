package dev.hubbub.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The packaged application in a process of its own, on free ports. */
public final class AppProcess implements AutoCloseable {

    /** Has the JVM compile as it does where nobody says anything; the tests' are rather up soon. */
    public static final String IN_FULL = "-XX:TieredStopAtLevel=4";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final String scheme;
    private final int httpPort;
    private final int grpcPort;
    private final List<String> options;
    private final Path log;
    private final Process process;

    private AppProcess(int httpPort, int grpcPort, List<String> options) throws IOException {
        this(httpPort, grpcPort, "", options);
    }

    private AppProcess(int httpPort, int grpcPort, String limits, List<String> options) throws IOException {
        this(httpPort, grpcPort, limits, options, null);
    }

    private AppProcess(int httpPort, int grpcPort, String limits, List<String> options, @Nullable SSLContext tls)
            throws IOException {
        // A request on a connection that is closed as idle meanwhile is sent again over this version only.
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        http = (tls == null ? client : client.sslContext(tls)).build();
        scheme = tls == null ? "http" : "https";
        this.httpPort = httpPort;
        this.grpcPort = grpcPort;
        this.options = options;
        log = Files.createTempFile("hubbub", ".log");
        // Who looks for warnings wants none of a machine that stands still for a moment.
        List<String> command = new ArrayList<>(List.of(
                ToolRun.java(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dhubbub.lab.folder=target/lab-runs",
                "-Dhubbub.users.url=jdbc:h2:mem:users",
                "-Dquarkus.vertx.max-event-loop-execute-time=10s"));
        command.addAll(options);
        command.addAll(List.of(
                (tls == null ? "-Dquarkus.http.port=" : "-Dquarkus.http.ssl-port=") + httpPort,
                "-Dhubbub.grpc.port=" + grpcPort,
                "-Dhubbub.grpc.warm-up=0s",
                "-jar",
                System.getProperty("hubbub.jar")));
        if (!limits.isEmpty()) {
            command.addAll(0, List.of("bash", "-c", limits + "; exec \"$@\"", "limited"));
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Starts it, with options for the JVM, and waits until it is ready. */
    public static AppProcess start(String... options) throws IOException {
        return new AppProcess(ServerProcess.freePort(), ServerProcess.freePort(), List.of(options)).ready();
    }

    /** The same where HTTP is by TLS only, and seen with a client's certificates. */
    public static AppProcess startEncrypted(SSLContext client, String... options) throws IOException {
        return new AppProcess(ServerProcess.freePort(), ServerProcess.freePort(), "", List.of(options), client).ready();
    }

    /** The same within limits of the system's, such as {@code ulimit -n 256}. */
    public static AppProcess startWithin(String limits, String... options) throws IOException {
        return new AppProcess(ServerProcess.freePort(), ServerProcess.freePort(), limits, List.of(options)).ready();
    }

    /** Ends it as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as a crash would, and starts another like it on the same ports. */
    public AppProcess startAgain() throws IOException, InterruptedException {
        kill();
        return new AppProcess(httpPort, grpcPort, options).ready();
    }

    public long pid() {
        return process.pid();
    }

    public int httpPort() {
        return httpPort;
    }

    public int grpcPort() {
        return grpcPort;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    /** Asks for a format. */
    public HttpResponse<String> get(String path, String accept) {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", accept).build());
    }

    public HttpResponse<String> post(String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Sends JSON. */
    public HttpResponse<String> send(String method, String path, String json) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, and returns the exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running after 20 s:\n" + log());
        }
        return process.exitValue();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(log);
    }

    private AppProcess ready() {
        await().atMost(START_LIMIT).until(this::isReady);
        return this;
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the application ended:\n" + log());
        }
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + httpPort + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
