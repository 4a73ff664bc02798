package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.EtcdProcess;
import dev.hubbub.testing.KafkaBrokers;
import dev.hubbub.testing.MariaDbServer;
import dev.hubbub.testing.RedisProcess;
import io.grpc.Status;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** The packaged application on servers that are chosen when it starts. */
class UsersHealthIT {

    private static final String ANN = "{\"name\":\"Ann\",\"email\":\"ann@example.com\",\"age\":25}";

    @Test
    void saysWhichServerIsAwayAndGoesOnWhenItIsBack() throws IOException {
        MariaDbServer database = MariaDbServer.shared();
        try (RedisProcess redis = RedisProcess.start();
                AppProcess app = AppProcess.start(
                        "-Dhubbub.users.store=mysql",
                        "-Dhubbub.users.required=true",
                        "-Dquarkus.log.category.\"dev.hubbub.app.HttpLog\".level=DEBUG",
                        "-Dhubbub.users.url=" + database.newDatabase(),
                        "-Dhubbub.users.user=" + MariaDbServer.USER,
                        "-Dhubbub.users.password=" + MariaDbServer.PASSWORD,
                        "-Dhubbub.users.acquire-timeout=60s",
                        "-Dhubbub.lock.type=redis",
                        "-Dhubbub.lock.redis-urls=" + redis.url(),
                        "-Dhubbub.lock.request-timeout=5s",
                        "-Dhubbub.lock.wait-limit=10s",
                        "-Dhubbub.health.external=on")) {
            assertThat(app.send("POST", "/users", ANN).statusCode()).isEqualTo(201);
            assertThat(app.send("PATCH", "/users/1", "{\"age\":26}").statusCode())
                    .isEqualTo(200);
            assertThat(app.get("/healthz").body()).isEqualTo("ok\n");

            try (ChatPeer peer = new ChatPeer(app.grpcPort())) {
                assertThat(peer.subscribe("room", "ann").failure().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
                assertThat(peer.subscribe("room", "1").hasHeaders()).isTrue();
            }

            redis.kill();
            HttpResponse<String> withoutRedis = app.get("/healthz");
            assertThat(withoutRedis.statusCode()).isEqualTo(500);
            assertThat(withoutRedis.body()).startsWith("external error: redis");
            assertThat(app.send("PATCH", "/users/1", "{\"age\":27}").statusCode())
                    .isEqualTo(503);
            redis.restart();

            database.kill();
            HttpResponse<String> withoutDatabase = app.get("/healthz");
            database.restart();
            assertThat(withoutDatabase.statusCode()).isEqualTo(500);
            assertThat(withoutDatabase.body()).startsWith("db error: ");

            assertThat(app.send("PATCH", "/users/1", "{\"age\":28}").body()).contains("\"version\":3");
            assertThat(app.get("/healthz").body()).isEqualTo("ok\n");
            assertThat(app.get("/metrics").body()).contains("hubbub_lock_wait_seconds_count 2");
            assertThat(app.log())
                    .contains("\"loggerName\":\"dev.hubbub.", "PATCH /users/1: 200\"", "\"userId\":\"1\"")
                    .doesNotContain(MariaDbServer.PASSWORD);
        }
    }

    @Test
    void saysWhetherEtcdOrKafkaIsAway() throws IOException {
        try (EtcdProcess etcd = EtcdProcess.start();
                KafkaBrokers kafka = KafkaBrokers.start(1);
                AppProcess app = AppProcess.start(
                        "-Dhubbub.lock.type=etcd",
                        "-Dhubbub.lock.etcd-urls=" + etcd.url(),
                        "-Dhubbub.relay=kafka",
                        "-Dhubbub.kafka.bootstrap-servers=" + kafka.addresses(),
                        "-Dhubbub.health.external=on")) {
            await().until(() -> app.get("/healthz").body().equals("ok\n"));
            assertThat(app.send("POST", "/users", ANN).statusCode()).isEqualTo(201);
            assertThat(app.send("PATCH", "/users/1", "{\"age\":26}").statusCode())
                    .isEqualTo(200);

            etcd.kill();
            await().until(() -> app.get("/healthz").body().contains("external error: etcd"));
            etcd.restart();
            await().until(() -> app.get("/healthz").statusCode() == 200);

            kafka.kill(0);
            await().until(() -> app.get("/healthz").body().contains("external error: kafka: "));
            assertThat(app.get("/healthz").statusCode()).isEqualTo(500);
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
