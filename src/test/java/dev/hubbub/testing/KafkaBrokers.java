package dev.hubbub.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;

/** Kafka, in processes of its own: each node is broker and controller, on free loopback ports, with its own directory. */
public final class KafkaBrokers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaBrokers.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final List<String> options;
    private final String clusterId = Uuid.randomUuid().toString();
    private final List<Node> nodes;

    private KafkaBrokers(int count, List<String> options) throws IOException {
        this.options = options;
        nodes = IntStream.range(0, count).mapToObj(Node::new).toList();
        for (Node node : nodes) {
            Files.writeString(node.process.home().resolve("server.properties"), properties(node));
            node.start();
        }
    }

    /** A Kafka of one node that tests share, each with topics of its own; it ends with the JVM. */
    public static KafkaBrokers shared() {
        return Shared.BROKERS;
    }

    /** Starts so many nodes, and waits until all are there. */
    public static KafkaBrokers start(int count) throws IOException {
        return start(count, JavaProcess.QUICK);
    }

    /** Likewise, with options for their JVMs. Once more where a node ends: its port may have been taken meanwhile. */
    public static KafkaBrokers start(int count, List<String> options) throws IOException {
        try {
            return startOnce(count, options);
        } catch (IllegalStateException ended) {
            LOG.warn("Kafka is started once more", ended);
            return startOnce(count, options);
        }
    }

    private static KafkaBrokers startOnce(int count, List<String> options) throws IOException {
        KafkaBrokers brokers = new KafkaBrokers(count, options);
        try {
            brokers.awaitNodes(count);
        } catch (RuntimeException failure) {
            String logs =
                    brokers.nodes.stream().map(node -> node.process.said()).collect(Collectors.joining());
            brokers.close();
            throw new IllegalStateException("Kafka did not start:\n" + logs, failure);
        }
        return brokers;
    }

    /** The addresses of all, as clients are given them. */
    public String addresses() {
        return nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    }

    public int count() {
        return nodes.size();
    }

    /** Ends a node as a crash would. */
    public void kill(int id) {
        nodes.get(id).process.kill();
    }

    /** Starts a node that has ended, with what it has on disk. */
    public void restart(int id) {
        nodes.get(id).start();
    }

    /** Stops a node from doing anything (SIGSTOP), without ending it. */
    public void pause(int id) {
        nodes.get(id).process.signal("STOP");
    }

    /** Lets a node go on that was paused. */
    public void proceed(int id) {
        nodes.get(id).process.signal("CONT");
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
        nodes.forEach(node -> node.process.close());
    }

    private int known(Admin admin) throws InterruptedException {
        nodes.forEach(node -> node.process.checkAlive());
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException notYet) {
            return 0;
        }
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
                        node.port(),
                        node.controllerPort,
                        node.port(),
                        node.process.home().resolve("data"));
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
        private final int controllerPort = ServerProcess.freePort();
        private final ServerProcess process;

        Node(int id) {
            this.id = id;
            this.process = new ServerProcess("kafka-" + id);
        }

        int port() {
            return process.port();
        }

        /** Does not wait: the nodes need one another to begin. */
        void start() {
            List<String> command = new ArrayList<>();
            command.addAll(List.of(ToolRun.java(), "-Xmx256m"));
            command.addAll(options);
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    KafkaNode.class.getName(),
                    process.home().resolve("server.properties").toString(),
                    clusterId));
            process.launch(command);
        }
    }
}
