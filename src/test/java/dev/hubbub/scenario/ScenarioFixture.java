package dev.hubbub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.client.Target;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts and what comes of them. */
final class ScenarioFixture {

    static final Target HERE = Target.plain("127.0.0.1:9000");
    static final Target STOMP_HERE = StompUrl.target("url", "ws://127.0.0.1:8080/stomp");

    /** The least that a workload which subscribes needs. */
    static final String RAMPING_VUS = "executor: ramping-vus, exec: publish";

    static final String RAMPING_RATE = "executor: ramping-arrival-rate, exec: publish";
    static final String LISTENERS = "{executor: constant-vus, vus: 5, duration: 10s, exec: subscribe}";
    /** The least that a workload which publishes needs. */
    static final String TALKERS =
            "{executor: constant-arrival-rate, rate: 5, duration: 10s, preAllocatedVUs: 2, exec: publish}";

    private ScenarioFixture() {}

    /** A scenario with listeners, and {@code more} at the top level. */
    static String withTop(String more) {
        return "name: t\nscenarios:\n  listeners: " + LISTENERS + "\n  talkers: " + TALKERS + "\n" + more + "\n";
    }

    /** A scenario with listeners and a workload {@code w} of these keys, in flow style, without braces. */
    static String withWorkload(String keys) {
        return "name: t\nscenarios:\n  listeners: " + LISTENERS + "\n  w: {" + keys + "}\n";
    }

    static Scenario read(String text) {
        return new ScenarioReader(List.of(HERE, STOMP_HERE), List.of()).read(text);
    }

    /** Of the workload {@code w} in {@link #withWorkload}. */
    static Workload readWorkload(String keys) {
        return read(withWorkload(keys)).workloads().get(1);
    }

    static List<Fault> faults(String text) {
        @Nullable HubbubException thrown = catchThrowableOfType(HubbubException.class, () -> read(text));
        if (thrown == null) {
            return List.of();
        }
        assertThat(thrown.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        return thrown.faults();
    }

    static String example() {
        try {
            return Files.readString(Path.of("src/test/resources/scenario-example.yaml"));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
