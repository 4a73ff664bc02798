package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.terminal.TerminalRun;
import dev.hubbub.terminal.TypingPerson;
import dev.hubbub.testing.ChatPeer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The swarm of the real application, told what to do from a terminal, and its metrics read from there. */
@QuarkusTest
@Timeout(120)
class SimTerminalTest {

    @ConfigProperty(name = "hubbub.grpc.port")
    int grpcPort;

    @AfterEach
    void close() {
        RestAssured.post("/sim/close-all").then().statusCode(200);
    }

    @Test
    void whoTypesSpawnsBroadcastsAndCloses() throws Exception {
        TypingPerson person = new TypingPerson();
        try (TerminalRun run = TerminalRun.typed(person, "sim", "--target", target());
                ChatPeer peer = new ChatPeer(grpcPort)) {
            var lobby = peer.subscribe("lobby", "listener");
            person.seesLast("sim>");
            person.type("spa\t5\r"); // completed
            person.seesMatch("5 of 5 connected in .*");
            person.type("broadcast it's a \"big\" world 2\r");
            person.seesMatch("5 clients sent 10 of 10 messages in .*");
            person.sees("lost 0, duplicated 0, reordered 0, ambiguous 0, disconnected 0");
            ChatPeer.until(() -> lobby.items().size() == 10);
            assertThat(lobby.items()).allMatch(message -> message.getContent().equals("it's a \"big\" world"));

            person.type("fly\r");
            person.seesMatch("fly: is no order; .*");
            person.type("\u001b[A\u001b[A\u001b[A\u001b[A\u001b[B\u001b[B\u001b[B\u0015summary\r"); // through history
            person.seesMatch("clients +5");
            person.type("exit\r");
            person.sees("closed 5 clients");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void anOrderMayBeGivenOnTheCommandLine() throws Exception {
        try (TerminalRun spawn = TerminalRun.piped("", "sim", "--target", target(), "spawn", "3")) {
            assertThat(spawn.exitCode()).as(spawn.err()).isZero();
            assertThat(spawn.out()).startsWith("3 of 3 connected");
        }
        try (TerminalRun said =
                TerminalRun.piped("", "sim", "--target", target(), "--json", "broadcast", "hello", "big world", "2")) {
            assertThat(said.exitCode()).as(said.err()).isZero();
            assertThat(new JsonPath(said.out()).getInt("delivered")).isEqualTo(18);
            assertThat(said.out()).hasLineCount(1);
        }
        try (TerminalRun summary = TerminalRun.piped("", "sim", "summary", "--json", "--target", target())) {
            assertThat(summary.exitCode()).isZero();
            assertThat(new JsonPath(summary.out()).getInt("connected")).isEqualTo(3);
        }
    }

    @Test
    void ordersThatArePipedGoOnAfterAFaultAndEndWithTheGravest() throws Exception {
        String orders = "spawn 2\nspawn 0\nbroadcast none\nbroadcast \"to all\" 1\ncloseAll\n";
        try (TerminalRun run = TerminalRun.piped(orders, "sim", "--target", target())) {
            assertThat(run.exitCode()).isEqualTo(104);
            assertThat(run.out()).contains("2 of 2 connected", "2 clients sent 2 of 2 messages", "closed 2 clients");
            assertThat(run.err().lines())
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("n: "))
                    .anyMatch(line -> line.startsWith("broadcast: is written"));
        }
    }

    @Test
    void nobodyToSayItIsNothingToDo() throws Exception {
        String address = "127.0.0.1:" + RestAssured.port;
        try (TerminalRun run = TerminalRun.piped("", "sim", "--target", address, "broadcast", "hello", "1")) {
            assertThat(run.exitCode()).isEqualTo(120);
            assertThat(run.err()).isEqualTo("there are no clients; spawn some first\n");
        }
    }

    @Test
    void theWrongPortIsExplained() throws Exception {
        try (TerminalRun grpc = TerminalRun.piped("", "sim", "summary", "--target", "http://127.0.0.1:" + grpcPort);
                TerminalRun nobody = TerminalRun.piped("", "sim", "summary", "--target", "http://127.0.0.1:1");
                TerminalRun none = TerminalRun.piped("", "sim", "summary", "--target", "ws://127.0.0.1:8080")) {
            assertThat(grpc.exitCode()).isEqualTo(120);
            assertThat(grpc.err()).contains("is it the gRPC port?").hasLineCount(1);
            assertThat(nobody.exitCode()).isEqualTo(120);
            assertThat(nobody.err()).contains("nothing listens at http://127.0.0.1:1");
            assertThat(none.exitCode()).isEqualTo(104);
            assertThat(none.err()).contains("--target: must be such as localhost:8080 or http://localhost:8080");
        }
    }

    @Test
    void theApplicationsMetricsHaveUnitsAndMeanings() throws Exception {
        String port = Integer.toString(RestAssured.port);
        try (TerminalRun run = TerminalRun.piped("", "metrics", "127.0.0.1", port);
                TerminalRun json =
                        TerminalRun.piped("", "metrics", "127.0.0.1", port, "--json", "--path", "/q/metrics");
                TerminalRun grpc = TerminalRun.piped("", "metrics", "127.0.0.1", Integer.toString(grpcPort))) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out().lines())
                    .anyMatch(line -> line.matches("jvm_threads_live_threads +\\d+  threads now; only rising .*"))
                    .anyMatch(line -> line.matches("jvm_memory_used_bytes +memory in use, .*"))
                    .anyMatch(line -> line.matches("  area=heap, id=.* \\d+(\\.\\d+)? [KMG]?i?B"))
                    .anyMatch(line -> line.matches("hubbub_published_total +[\\d,]+  .+"));
            assertThat(json.exitCode()).as(json.err()).isZero();
            assertThat(new JsonPath(json.out()).getDouble("find { it.name == 'process_uptime_seconds' }.value"))
                    .isPositive();
            assertThat(grpc.exitCode()).isEqualTo(120);
            assertThat(grpc.err()).contains("is it the gRPC port?");
        }
    }

    private static String target() {
        return "http://127.0.0.1:" + RestAssured.port;
    }
}
