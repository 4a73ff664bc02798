package dev.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a search prints, leaves behind, and ends with. */
@Timeout(60)
class FindCapacityCommandTest {

    private final Shell shell;

    FindCapacityCommandTest(@TempDir Path directory) {
        this.shell = new Shell(directory);
    }

    @Test
    void findsTheLargestRateThatHolds() throws IOException {
        FakeRuns runs = new FakeRuns(scenario -> Load.rate.of(scenario) <= 50 ? Verdict.PASS : Verdict.FAIL);

        assertThat(shell.execute(runs, "find-capacity", shell.scenario(), "--by", "rate", "--out", shell.path("out")))
                .isZero();

        assertThat(shell.out.toString().lines())
                .startsWith(
                        "5 messages a second: PASS",
                        "10 messages a second: PASS",
                        "20 messages a second: PASS",
                        "40 messages a second: PASS",
                        "80 messages a second: FAIL, it is a test")
                .last()
                .asString()
                .startsWith("capacity: 50 messages a second, which held three times; ");
        assertThat(shell.filesIn("out")).startsWith("01", "02", "03").hasSameSizeAs(runs.started);
    }

    @Test
    void findsTheLargestNumberOfSubscribersThatHolds() throws IOException {
        FakeRuns runs = new FakeRuns(scenario -> Load.subscribers.of(scenario) <= 25 ? Verdict.PASS : Verdict.FAIL);

        assertThat(shell.execute(runs, "find-capacity", shell.scenario(), "--by", "subscribers"))
                .isZero();
        assertThat(shell.out.toString()).contains("capacity: 25 subscribers");
    }

    @Test
    void aGeneratorThatIsTooSlowEndsTheSearch() throws IOException {
        assertThat(shell.execute(FakeRuns.ending(Verdict.INVALID), "find-capacity", shell.scenario(), "--by", "rate"))
                .isEqualTo(120);
        assertThat(shell.out.toString())
                .contains("5 messages a second: INVALID, it is a test")
                .contains("the search ends");
    }
}
