package dev.hubbub.hostile;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.CountingStream;
import dev.hubbub.testing.LabPeer;
import dev.hubbub.testing.RawUpgrade;
import dev.hubbub.testing.StompPeer;
import io.grpc.Status;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the packaged application ends, by a signal or by force, and what it leaves behind. */
class FaultsIT {

    private static final int SIGTERM_EXIT = 143;
    private static final String ROOM = "lobby";

    /** The restart is one for which each client knows where to go on; and no client can hold it up. */
    @Test
    void whoIsThereIsToldOfTheEndAndWhereToGoOnAndARunIsReported(@TempDir Path runs) throws Exception {
        try (AppProcess app = AppProcess.start(
                        "-Dhubbub.lab.folder=" + runs,
                        "-Dhubbub.stomp.connect-timeout=1m",
                        "-Dhubbub.stomp.close-grace=1m",
                        "-Dhubbub.shutdown.timeout=15s");
                ChatPeer peer = new ChatPeer(app.grpcPort());
                StompPeer stomp = StompPeer.connect(app.httpPort());
                RawUpgrade deaf = RawUpgrade.open(app.httpPort())) {
            CountingStream ann =
                    CountingStream.open(peer.channel(), ROOM, "ann").readAll();
            CountingStream stalled = CountingStream.open(peer.channel(), ROOM, "stalled");
            stomp.subscribe("1", "/room/" + ROOM, "");
            until(() -> ann.isOpen() && stalled.isOpen());
            for (int i = 0; i < 10; i++) {
                peer.say(ROOM, "bob", "text " + i);
            }
            until(() -> ann.received() == 10);
            String id = beginRun(app);

            assertThat(app.terminate()).isEqualTo(SIGTERM_EXIT);

            until(() -> ann.isEnded());
            assertThat(ann.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(ann.status().getDescription()).contains("shutting down", "connect again");
            assertThat(ann.lastOffsetInTrailers()).isEqualTo(ann.lastOffset());
            assertThat(stomp.awaitError().header("message")).isEqualTo("shutdown");
            assertThat(deaf.rest()).contains("shutdown");
            JsonPath report =
                    JsonPath.from(runs.resolve(id).resolve("report.json").toFile());
            assertThat(report.getString("verdict")).isEqualTo("INTERRUPTED");
            assertThat(report.getLong("ledger.delivered")).isPositive();
            assertThat(app.log()).doesNotContain("\"level\":\"ERROR\"", "hubbub.shutdown.timeout");
        }
    }

    /** The time it is given may be too short for those that do not let go: they are cut off. */
    @Test
    void itEndsInTimeWhoeverHoldsOn() throws Exception {
        try (AppProcess app = AppProcess.start("-Dhubbub.shutdown.timeout=2s");
                RawUpgrade deaf = RawUpgrade.open(app.httpPort());
                RawUpgrade another = RawUpgrade.open(app.httpPort())) {
            until(() -> Attack.counter(app, "hubbub_stomp_sessions") == 2);

            assertThat(app.terminate()).isEqualTo(SIGTERM_EXIT);

            assertThat(deaf.rest() + another.rest()).contains("shutdown");
            assertThat(app.log()).contains("hubbub.shutdown.timeout");
        }
    }

    /** What was finished is there, and what was not says so. */
    @Test
    void whatWasKilledShowsItsFinishedRunsAndNamesTheUnfinished(@TempDir Path runs) throws Exception {
        try (AppProcess app = AppProcess.start("-Dhubbub.lab.folder=" + runs)) {
            String finished = beginRun(app);
            app.send("DELETE", "/sim/runs/" + finished, "");
            until(() -> json(app, "/sim/runs/" + finished).getString("state").equals("ENDED"));
            String cut = beginRun(app);

            try (AppProcess again = app.startAgain()) {
                assertThat(json(again, "/sim/runs/" + finished).getString("verdict"))
                        .isEqualTo("INTERRUPTED");
                assertThat(json(again, "/sim/runs/" + finished).getLong("ledger.lost"))
                        .isZero();
                assertThat(json(again, "/sim/runs/" + cut).getString("verdict")).isEqualTo("INVALID");
                assertThat(json(again, "/sim/runs/" + cut).getString("reasons"))
                        .contains("the process ended in the middle of this run");
                assertThat(again.log()).contains(cut);
            }
        }
    }

    private static String beginRun(AppProcess app) {
        String id = new JsonPath(app.send("POST", "/sim/runs", LabPeer.LONG).body()).getString("id");
        until(() -> app.get("/sim/runs/" + id).body().matches(".*\"delivered\":[1-9].*"));
        return id;
    }

    private static JsonPath json(AppProcess app, String path) {
        return new JsonPath(app.get(path).body());
    }
}
