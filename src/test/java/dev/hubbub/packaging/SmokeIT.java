package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hubbub.testing.ToolRun;
import dev.hubbub.testing.Torture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the native executable is tried with where there is one, tried on the packaged application. */
class SmokeIT {

    /** In the long form only: every build tries all of that in other tests. */
    @Test
    @Tag(Torture.TAG)
    @EnabledIfSystemProperty(named = "hubbub.torture", matches = "true")
    void thePackagedApplicationPasses() throws IOException, InterruptedException {
        assumeTrue(ToolRun.has("curl"), "the script asks with curl");

        ToolRun smoke = ToolRun.of(
                Map.of("QUARKUS_HTTP_PORT", freePort(), "HUBBUB_GRPC_PORT", freePort()),
                List.of(
                        "src/test/scripts/smoke.sh",
                        ToolRun.java(),
                        "-Xmx512m",
                        "-jar",
                        System.getProperty("hubbub.jar")));

        assertThat(smoke.exitCode()).as(smoke.output()).isZero();
        assertThat(smoke.output().lines())
                .hasSizeGreaterThan(25)
                .allMatch(line -> line.startsWith("ok  "))
                .endsWith("ok  ends when it is told to");
    }

    @Test
    void whatDoesNotWorkFails() throws IOException, InterruptedException {
        ToolRun smoke = ToolRun.of("src/test/scripts/smoke.sh", "false");

        assertThat(smoke.exitCode()).isOne();
        assertThat(smoke.output()).contains("smoke: tells its version: false --version ended with 1");
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
