package dev.hubbub.hostile;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.LabPeer;
import dev.hubbub.testing.RawSocket;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application where the system gives no more: file descriptors, disk, memory. */
@Tag("soak")
@Tag("long")
class SystemLimitsIT {

    private static final int OUT_OF_MEMORY_EXIT = 3;
    private static final String ROOM = "lobby";

    /** Those that are in go on; when some have gone, others can come again. */
    @Test
    void withoutFileDescriptorsTheChatGoesOnAndOthersComeInLater() throws IOException {
        try (AppProcess app = AppProcess.startWithin("ulimit -n 256");
                ChatPeer peer = new ChatPeer(app.grpcPort())) {
            var ann = peer.subscribe(ROOM, "ann");
            peer.say(ROOM, "bob", "hello"); // with it come the classes that take a descriptor to be read
            until(() -> ann.items().size() == 1);
            List<RawSocket> crowd = new ArrayList<>();
            IntStream.range(0, 300).forEach(i -> crowd.add(RawSocket.open(app.grpcPort())));
            until(() -> app.log().contains("Too many open files"));

            peer.say(ROOM, "bob", "still here");

            until(() -> ann.items().size() == 2);
            crowd.forEach(RawSocket::reset);
            until(() -> isHealthy(app));
            try (ChatPeer late = new ChatPeer(app.grpcPort())) {
                late.say(ROOM, "carol", "me too");
            }
            until(() -> ann.items().size() == 3);
            assertThat(app.isAlive()).isTrue();
        }
    }

    /** A full disk costs what would have been written, and says so. */
    @Test
    void onAFullDiskARunIsKeptInMemoryAndSaysSo(@TempDir Path mount) throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", mount.toString()) == 0,
                "only root can mount a small disk");
        try (AppProcess app = AppProcess.start("-Dhubbub.lab.folder=" + mount.resolve("runs"))) {
            String id = new JsonPath(app.send("POST", "/sim/runs", LabPeer.LONG).body()).getString("id");
            until(() -> app.get("/sim/runs/" + id).body().matches(".*\"delivered\":[1-9].*"));
            app.send("DELETE", "/sim/runs/" + id, "");
            until(() -> json(app, "/sim/runs/" + id).getString("state").equals("ENDED"));

            assertThat(json(app, "/sim/runs/" + id).getString("warnings")).contains("hubbub.lab.folder", "space");
            assertThat(app.log()).contains("could not be written");
            assertThat(app.get("/healthz").statusCode()).isEqualTo(200);
        } finally {
            int unused = run("umount", mount.toString());
        }
    }

    /** It answers, or it ends so that it is started again: it is never there and out of order. */
    @Test
    void withoutMemoryItAnswersOrEnds() throws Exception {
        try (AppProcess app = AppProcess.start("-Xmx64m", "-XX:+ExitOnOutOfMemoryError")) {
            IntStream.range(0, 64).parallel().forEach(i -> askForMuch(app));

            if (app.isAlive()) {
                until(() -> isHealthy(app));
                assertThat(app.log()).doesNotContain("OutOfMemoryError");
            } else {
                assertThat(app.exitCode()).isEqualTo(OUT_OF_MEMORY_EXIT);
            }
        }
    }

    /** As long as a body may be, and of many values. */
    private static void askForMuch(AppProcess app) {
        String scenario = "{\"name\":[" + "1,".repeat(130_000) + "1]}";
        try {
            assertThat(app.send("POST", "/sim/runs", scenario).statusCode()).isEqualTo(400);
        } catch (UncheckedIOException ended) {
            assertThat(app.isAlive()).isFalse();
        }
    }

    private static boolean isHealthy(AppProcess app) {
        try {
            return app.get("/healthz").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static JsonPath json(AppProcess app, String path) {
        return new JsonPath(app.get(path).body());
    }
}
