package dev.hubbub.testing;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Kafka, in processes of its own: each node is broker and controller, on free loopback ports, with its own directory. */
public final class KafkaBrokers implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Path home;
    private final String clusterId = Uuid.randomUuid().toString();
    private final List<Node> nodes;

    private KafkaBrokers(int count) throws IOException {
        home = Files.createTempDirectory("hubbub-kafka");
        nodes = IntStream.range(0, count)
                .mapToObj(id -> new Node(id, freePort(), freePort()))
                .toList();
        for (Node node : nodes) {
            Files.createDirectories(node.folder());
            Files.writeString(node.folder().resolve("server.properties"), properties(node));
            node.start();
        }
    }

    /** A Kafka of one node that tests share, each with topics of its own; it ends with the JVM. */
    public static KafkaBrokers shared() {
        return Shared.BROKERS;
    }

    /** Starts so many nodes, and waits until all are there. */
    public static KafkaBrokers start(int count) throws IOException {
        KafkaBrokers brokers = new KafkaBrokers(count);
        try {
            brokers.awaitNodes(count);
        } catch (RuntimeException failure) {
            String logs = brokers.logs();
            brokers.close();
            throw new IllegalStateException("Kafka did not start:\n" + logs, failure);
        }
        return brokers;
    }

    /** The addresses of all, as clients are given them. */
    public String addresses() {
        return nodes.stream().map(node -> "127.0.0.1:" + node.port).collect(Collectors.joining(","));
    }

    public int count() {
        return nodes.size();
    }

    /** Ends a node as a crash would. */
    public void kill(int id) {
        nodes.get(id).kill();
    }

    /** Starts a node that has ended, with what it has on disk. */
    public void restart(int id) throws IOException {
        nodes.get(id).start();
    }

    /** Stops a node from doing anything (SIGSTOP), without ending it. */
    public void pause(int id) throws IOException, InterruptedException {
        nodes.get(id).signal("STOP");
    }

    /** Lets a node go on that was paused. */
    public void proceed(int id) throws IOException, InterruptedException {
        nodes.get(id).signal("CONT");
    }

    /** Waits until so many nodes are in the cluster. */
    public void awaitNodes(int count) {
        try (Admin admin = admin()) {
            await().atMost(START_LIMIT).until(() -> known(admin) == count);
        }
    }

    /** Waits until all nodes have all of a topic that they are to keep. */
    public void awaitInSync(String topic) {
        try (Admin admin = admin()) {
            await().atMost(START_LIMIT)
                    .ignoreExceptions()
                    .until(() -> admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                            .flatMap(known -> known.partitions().stream())
                            .allMatch(partition -> partition.isr().size()
                                    == partition.replicas().size()));
        }
    }

    /** To be closed. */
    public Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                addresses(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000));
    }

    @Override
    public void close() {
        nodes.forEach(Node::kill);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int known(Admin admin) throws InterruptedException {
        for (Node node : nodes) {
            if (node.process != null && !node.process.isAlive()) {
                throw new IllegalStateException("node " + node.id + " ended with " + node.process.exitValue());
            }
        }
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException notYet) {
            return 0;
        }
    }

    private String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Node node : nodes) {
            all.append(Files.readString(node.folder().resolve("out.log")));
        }
        return all.toString();
    }

    /** Small, quick to notice a death, and quick to forget a client. */
    private String properties(Node node) {
        String voters = nodes.stream()
                .map(voter -> voter.id + "@127.0.0.1:" + voter.controllerPort)
                .collect(Collectors.joining(","));
        return """
                process.roles=broker,controller
                node.id=%d
                controller.quorum.voters=%s
                listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                advertised.listeners=PLAINTEXT://127.0.0.1:%d
                controller.listener.names=CONTROLLER
                log.dirs=%s
                offsets.topic.replication.factor=1
                auto.create.topics.enable=false
                num.network.threads=1
                num.io.threads=2
                broker.session.timeout.ms=2000
                broker.heartbeat.interval.ms=300
                controller.quorum.election.timeout.ms=500
                controller.quorum.fetch.timeout.ms=1000
                replica.lag.time.max.ms=3000
                group.initial.rebalance.delay.ms=0
                """
                .formatted(
                        node.id,
                        voters,
                        node.port,
                        node.controllerPort,
                        node.port,
                        node.folder().resolve("data"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Started at first use. */
    private static final class Shared {

        private static final KafkaBrokers BROKERS = start();

        private static KafkaBrokers start() {
            try {
                KafkaBrokers started = KafkaBrokers.start(1);
                Runtime.getRuntime().addShutdownHook(new Thread(started::close, "kafka-end"));
                return started;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private final class Node {

        private final int id;
        private final int port;
        private final int controllerPort;
        private @Nullable Process process;

        Node(int id, int port, int controllerPort) {
            this.id = id;
            this.port = port;
            this.controllerPort = controllerPort;
        }

        Path folder() {
            return home.resolve("node-" + id);
        }

        void start() throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    KafkaNode.class.getName(),
                    folder().resolve("server.properties").toString(),
                    clusterId));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder().resolve("out.log").toFile()))
                    .start();
        }

        void kill() {
            requireNonNull(process)
                    .destroyForcibly()
                    .onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }

        void signal(String name) throws IOException, InterruptedException {
            int exit = new ProcessBuilder(
                            "kill",
                            "-" + name,
                            Long.toString(requireNonNull(process).pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + exit);
            }
        }
    }
}
