package dev.hubbub.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * RabbitMQ with its STOMP over WebSocket, as Debian packages it, in processes of its own, on free ports, with everything
 * that it writes in a directory of its own. Where it is not installed a test is skipped, unless the environment variable
 * {@code HUBBUB_BROKERS} is {@code required}.
 */
public final class RabbitBroker implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/rabbitmq/lib");
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Path home;
    private final int port = ServerProcess.freePort();
    private final Process names;
    private final Process broker;

    private RabbitBroker(Path server) throws IOException {
        home = Files.createTempDirectory("hubbub-rabbitmq");
        int namesPort = ServerProcess.freePort();
        names = process(Map.of(), "epmd", "-port", Integer.toString(namesPort), "-address", "127.0.0.1")
                .start();
        Files.writeString(
                home.resolve("rabbitmq.conf"),
                """
                listeners.tcp = none
                stomp.listeners.tcp = none
                web_stomp.tcp.ip = 127.0.0.1
                web_stomp.tcp.port = %d
                """
                        .formatted(port));
        Files.writeString(home.resolve("enabled_plugins"), "[rabbitmq_web_stomp].\n");
        broker = process(environment(namesPort), server.toString()).start();
    }

    /** Starts it, and waits until it listens. */
    public static RabbitBroker start() throws IOException {
        Optional<Path> server = installed();
        if (server.isEmpty() && "required".equals(System.getenv("HUBBUB_BROKERS"))) {
            throw new IllegalStateException("there is no " + INSTALLED + "; apt-get install rabbitmq-server");
        }
        Assumptions.assumeTrue(server.isPresent(), "RabbitMQ is not installed: apt-get install rabbitmq-server");
        RabbitBroker started = new RabbitBroker(server.orElseThrow());
        try {
            await().atMost(START_LIMIT).until(started::listens);
        } catch (RuntimeException failure) {
            String log = started.log();
            started.close();
            throw new IllegalStateException("RabbitMQ did not start:\n" + log, failure);
        }
        return started;
    }

    /** Where its WebSocket is. */
    public String url() {
        return "ws://127.0.0.1:" + port + "/ws";
    }

    @Override
    public void close() throws IOException {
        for (Process process : List.of(broker, names)) {
            List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(each -> each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Map<String, String> environment(int namesPort) {
        return Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("ERL_EPMD_PORT", Integer.toString(namesPort)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODENAME", "hubbub@localhost"),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(ServerProcess.freePort())),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
                Map.entry("RABBITMQ_CONF_ENV_FILE", home.resolve("none").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        home.resolve("enabled_plugins").toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                Map.entry("RABBITMQ_PID_FILE", home.resolve("pid").toString()));
    }

    private ProcessBuilder process(Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("out.log").toFile()));
        builder.environment().putAll(environment);
        return builder;
    }

    private boolean listens() {
        if (!broker.isAlive()) {
            throw new IllegalStateException("it ended with " + broker.exitValue());
        }
        try (Socket unused = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String log() throws IOException {
        return Files.readString(home.resolve("out.log"));
    }

    private static Optional<Path> installed() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("sbin/rabbitmq-server"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
