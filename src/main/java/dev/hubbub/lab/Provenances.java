package dev.hubbub.lab;

import dev.hubbub.client.Target;
import dev.hubbub.report.Provenance;
import dev.hubbub.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.stream.Collectors;

/** Says where a run's figures come from. */
final class Provenances {

    /** Written by the build. */
    private static final String BUILD = "/META-INF/build.properties";

    private Provenances() {}

    static Provenance of(Scenario scenario) {
        Properties build = build();
        String changed = Boolean.parseBoolean(build.getProperty("git.dirty")) ? "+changes" : "";
        return new Provenance(
                scenario.source(),
                scenario.seed(),
                scenario.targets().stream().map(Target::toString).collect(Collectors.joining(", ")),
                build.getProperty("git.build.version", ""),
                build.getProperty("git.commit.id.abbrev", "") + changed,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory());
    }

    /** Empty where it was built without Git. */
    private static Properties build() {
        Properties build = new Properties();
        try (InputStream written = Provenances.class.getResourceAsStream(BUILD)) {
            if (written != null) {
                build.load(written);
            }
        } catch (IOException unreadable) {
            return new Properties();
        }
        return build;
    }
}
