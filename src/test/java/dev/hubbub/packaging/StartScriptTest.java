package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script of a release, run by the system's plain shell with a stand-in for java that says what it was told. */
class StartScriptTest {

    private static final String STAND_IN = "#!/bin/sh\nfor word; do echo \"<$word>\"; done\n";

    private final Path folder;
    private final Path script;
    private final Map<String, String> environment = new HashMap<>();

    StartScriptTest(@TempDir Path temporary) {
        folder = temporary.resolve("a folder with blanks");
        script = folder.resolve("hubbub-1.0.0/bin/hubbub");
    }

    @BeforeEach
    void unpack() throws IOException {
        Files.createDirectories(script.getParent());
        Files.copy(Path.of("src/main/release/bin/hubbub"), script);
        environment.put("JAVA_HOME", java("jdk-17", "17.0.15").toString());
    }

    @Test
    void startsTheJarBesideItWithTheArguments() throws IOException, InterruptedException {
        Path jar = folder.toRealPath().resolve("hubbub-1.0.0/lib/hubbub.jar");

        assertThat(run("run", "my ramp.yaml").output())
                .isEqualTo("<-jar>\n<%s>\n<run>\n<my ramp.yaml>\n".formatted(jar));
    }

    @Test
    void passesOptionsOfTheJvmOn() throws IOException, InterruptedException {
        environment.put("JAVA_OPTS", "-Xmx1g -Dhubbub.grpc.port=9100");

        assertThat(run().output()).startsWith("<-Xmx1g>\n<-Dhubbub.grpc.port=9100>\n<-jar>\n");
    }

    @Test
    void isFoundThroughLinks() throws IOException, InterruptedException {
        Path first = Files.createSymbolicLink(folder.resolve("hubbub"), Path.of("hubbub-1.0.0/bin/hubbub"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), first);

        assertThat(sh(second).output()).contains("hubbub-1.0.0/lib/hubbub.jar>");
    }

    @Test
    void withoutJavaHomeTheJavaOfThePathIsTaken() throws IOException, InterruptedException {
        Path jdk = java("jdk-21", "21.0.1");
        environment.put("JAVA_HOME", "");
        environment.put("PATH", jdk.resolve("bin") + ":" + System.getenv("PATH"));

        assertThat(run("schema").output()).contains("<schema>");
    }

    @Test
    void newJvmsAreToldNotToWarn() throws IOException, InterruptedException {
        environment.put("JAVA_HOME", java("jdk-25", "25.0.3").toString());

        assertThat(run().output())
                .startsWith("<--enable-native-access=ALL-UNNAMED>\n<--sun-misc-unsafe-memory-access=allow>\n<-jar>");
    }

    @Test
    void aJavaThatIsTooOldIsRefused() throws IOException, InterruptedException {
        environment.put("JAVA_HOME", java("jdk-11", "11.0.2").toString());

        ToolRun refused = run();

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.output()).contains("jdk-11/bin/java is of Java 11; 17 or later is needed");
    }

    @Test
    void oneThatDoesNotSayWhatItIsIsAsked() throws IOException, InterruptedException {
        Path jdk = java("jdk-8", "1.8.0");
        Files.delete(jdk.resolve("release"));
        program(jdk.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"1.8.0_412\"' >&2\n");
        environment.put("JAVA_HOME", jdk.toString());

        assertThat(run().output()).contains("is of Java 1; 17 or later is needed");
    }

    @Test
    void aJavaHomeWithoutJavaIsExplained() throws IOException, InterruptedException {
        environment.put("JAVA_HOME", "/nowhere");

        ToolRun refused = run();

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.output()).contains("there is no bin/java in JAVA_HOME, /nowhere; set it to a JDK or JRE");
    }

    private ToolRun run(String... arguments) throws IOException, InterruptedException {
        return sh(script, arguments);
    }

    private ToolRun sh(Path file, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", file.toString()));
        command.addAll(List.of(arguments));
        return ToolRun.of(environment, command);
    }

    private Path java(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/java"), STAND_IN);
        return jdk;
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
