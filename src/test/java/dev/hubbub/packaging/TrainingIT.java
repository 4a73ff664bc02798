package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.ServerProcess;
import dev.hubbub.testing.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that the JVM image is trained with, run on the packaged application with the JVM of the tests. */
class TrainingIT {

    private static final Path APPLICATION =
            Path.of(System.getProperty("hubbub.jar")).resolveSibling("");
    private static final boolean CACHES = Runtime.version().feature() >= 25;

    @Test
    void whatItLeavesIsTakenOverByTheNextStart(@TempDir Path folder) throws IOException, InterruptedException {
        ToolRun training = train(APPLICATION, folder);
        assertThat(training.exitCode()).as(training.output()).isZero();
        assertThat(files(folder)).containsExactlyInAnyOrder("hubbub.args", CACHES ? "hubbub.aot" : "hubbub.jsa");

        // Told to end rather than go on without the archive.
        ToolRun start = ToolRun.of(
                ToolRun.java(),
                CACHES ? "-XX:AOTMode=on" : "-Xshare:on",
                "-Xlog:class+load",
                "@" + folder.resolve("hubbub.args"),
                "--version");

        assertThat(start.exitCode()).as(start.output()).isZero();
        assertThat(start.output()).contains("dev.hubbub.app.Main source: shared objects file");
    }

    @Test
    void anApplicationThatDoesNotStartIsNoTraining(@TempDir Path folder) throws IOException, InterruptedException {
        ToolRun training = ToolRun.of(
                Map.of("JAVA_HOME", System.getProperty("java.home"), "HUBBUB_GRPC_TLS", "missing"),
                List.of("bash", "docker/train.sh", APPLICATION.toString(), folder.toString()));

        assertThat(training.exitCode()).isOne();
        assertThat(training.output())
                .contains("set quarkus.tls.missing.key-store", "train.sh: the application ended before it was ready");
    }

    private static ToolRun train(Path application, Path folder) throws IOException, InterruptedException {
        return ToolRun.of(
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(ServerProcess.freePort()),
                        "HUBBUB_GRPC_PORT",
                        Integer.toString(ServerProcess.freePort())),
                List.of("bash", "docker/train.sh", application.toString(), folder.toString()));
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
