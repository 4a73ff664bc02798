package dev.hubbub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.KafkaBrokers;
import dev.hubbub.testing.Torture;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several instances and a Kafka of three brokers, each a process of its own, under load, while one after the other dies,
 * stands still, and comes back.
 */
@Tag(Torture.TAG)
class ClusterIT {

    private static final Logger LOG = Logger.getLogger(ClusterIT.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int INSTANCES = Torture.orLong(2, 3);
    private static final int ROUNDS = Torture.orLong(1, 5);
    private static final int CALM = Torture.orLong(100, 2_000);

    private KafkaBrokers brokers;
    private final List<AppProcess> apps = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        brokers = KafkaBrokers.start(3);
        for (int i = 0; i < INSTANCES; i++) {
            apps.add(AppProcess.start(
                    "-Dhubbub.relay=kafka",
                    "-Dhubbub.kafka.bootstrap-servers=" + brokers.addresses(),
                    "-Dhubbub.kafka.replicas=3",
                    "-Dhubbub.kafka.patience=3s",
                    "-Dhubbub.kafka.server-id=app-" + i));
        }
    }

    @AfterEach
    void end() throws IOException {
        for (AppProcess app : apps) {
            app.close();
        }
        brokers.close();
    }

    @Test
    void nothingIsLostAndAllHearTheSameWhateverDies() throws Exception {
        try (ClusterLoad load =
                new ClusterLoad(apps.stream().map(AppProcess::grpcPort).toList())) {
            load.start(2);
            assertAllKnowAll(load);
            load.awaitTaken(CALM);
            for (int round = 0; round < ROUNDS; round++) {
                killABroker(load);
                killAnInstance(load, round % INSTANCES);
                pauseAllBrokers(load);
            }
            if (Torture.orLong(0, 1) == 1) {
                restartEverything(load);
            }
            load.stop();
            load.assertExact();
            assertAllKnowAll(load);
            LOG.info(load.summary());
        }
    }

    private void killABroker(ClusterLoad load) throws Exception {
        int leader = leader();
        load.takeLongestGap();
        brokers.kill(leader);
        load.awaitTaken(CALM);
        LOG.infof(
                "broker %d was killed: no message was taken for %d ms",
                leader, load.takeLongestGap().toMillis());
        brokers.restart(leader);
        brokers.awaitInSync("chatting");
        load.awaitTaken(CALM);
    }

    private void killAnInstance(ClusterLoad load, int instance) throws Exception {
        int moves = load.moves();
        apps.get(instance).kill();
        await().atMost(LIMIT).until(() -> load.moves() > moves);
        load.awaitTaken(CALM);
        apps.set(instance, apps.get(instance).startAgain());
        load.awaitTaken(CALM);
    }

    private void pauseAllBrokers(ClusterLoad load) throws Exception {
        load.takeLongestGap();
        for (int id = 0; id < brokers.count(); id++) {
            brokers.pause(id);
        }
        load.awaitRefused(10);
        awaitReadiness(503);
        assertThat(apps).allMatch(app -> app.get("/q/health/live").statusCode() == 200);
        for (int id = 0; id < brokers.count(); id++) {
            brokers.proceed(id);
        }
        load.awaitTaken(CALM);
        LOG.infof(
                "all brokers stood still: no message was taken for %d ms",
                load.takeLongestGap().toMillis());
        awaitReadiness(200);
    }

    private void awaitReadiness(int status) {
        await().atMost(LIMIT).until(() -> apps.stream()
                .allMatch(app -> app.get("/q/health/ready").statusCode() == status));
    }

    private void restartEverything(ClusterLoad load) throws Exception {
        for (AppProcess app : apps) {
            app.kill();
        }
        IntStream.range(0, brokers.count()).forEach(brokers::kill);
        for (int id = 0; id < brokers.count(); id++) {
            brokers.restart(id);
        }
        brokers.awaitInSync("chatting");
        for (int i = 0; i < apps.size(); i++) {
            apps.set(i, apps.get(i).startAgain());
        }
        load.awaitTaken(CALM);
    }

    /** Of a partition that messages go to. */
    private int leader() throws Exception {
        try (Admin admin = brokers.admin()) {
            return admin.describeTopics(List.of("chatting"))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .get(0)
                    .leader()
                    .id();
        }
    }

    /** Each instance knows the others, and who is there, wherever they came from. */
    private void assertAllKnowAll(ClusterLoad load) {
        for (AppProcess app : apps) {
            await().atMost(LIMIT)
                    .until(() -> json(app, "/cluster").getList("instances").size() == INSTANCES
                            && json(app, "/rooms/room-0/members").getInt("count") == load.followersPerRoom());
        }
        await().atMost(LIMIT).untilAsserted(() -> {
            JsonPath seen = json(apps.get(1), "/cluster");
            assertThat(seen.getString("relay")).isEqualTo("kafka");
            assertThat(seen.getString("state")).isEqualTo("UP");
            assertThat(seen.getList("instances.id")).startsWith("app-1").contains("app-0");
            assertThat(seen.getList("partitions")).hasSize(2);
        });
    }

    private static JsonPath json(AppProcess app, String path) {
        return new JsonPath(app.get(path).body());
    }
}
