package dev.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.Target;
import dev.hubbub.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands print, leave behind, and end with. */
@Timeout(60)
class TerminalTest {

    private static final List<String> FILES = List.of(
            "histogram.hlog", "report.csv", "report.html", "report.json", "report.xml", "scenario.yaml", "series.csv");

    private final Path directory;
    private final Shell shell;

    TerminalTest(@TempDir Path directory) {
        this.directory = directory;
        this.shell = new Shell(directory);
    }

    @ParameterizedTest
    @CsvSource({"PASS, 0", "FAIL, 99", "INVALID, 120", "INTERRUPTED, 105"})
    void aRunEndsWithItsVerdict(Verdict verdict, int exitCode) {
        assertThat(shell.execute(FakeRuns.ending(verdict), "run", "smoke")).isEqualTo(exitCode);
        assertThat(shell.out.toString()).contains(verdict.name()).contains("smoke");
        assertThat(shell.err.toString()).isEmpty();
    }

    @Test
    void aRunLeavesItsFiles() throws IOException {
        assertThat(shell.execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--out", shell.path("a/b")))
                .isZero();

        assertThat(shell.filesIn("a/b")).isEqualTo(FILES);
        assertThat(directory.resolve("a/b/histogram.hlog")).hasContent("#histogram");
        assertThat(Files.readString(directory.resolve("a/b/scenario.yaml"))).contains("name: smoke");
    }

    @Test
    void repeatedRunsLeaveTheirsInNumberedDirectoriesAndEndWithTheWorst() throws IOException {
        FakeRuns runs = new FakeRuns(new Verdicts(Verdict.FAIL, Verdict.PASS));

        assertThat(shell.execute(runs, "run", "smoke", "--repeat", "10", "--out", shell.path("")))
                .isEqualTo(99);

        assertThat(runs.started).hasSize(10);
        assertThat(shell.filesIn("")).containsExactly("01", "02", "03", "04", "05", "06", "07", "08", "09", "10");
        assertThat(shell.filesIn("10")).isEqualTo(FILES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run smoke", "find-capacity smoke --by rate"})
    void aDirectoryThatCannotBeHadIsSaidBeforeAnyLoad(String command) throws IOException {
        FakeRuns runs = FakeRuns.ending(Verdict.PASS);
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(shell.execute(runs, (command + " --out " + file + "/reports").split(" ")))
                .isEqualTo(2);

        assertThat(runs.started).isEmpty();
        assertThat(shell.err.toString()).startsWith("--out: cannot make the directory " + file + "/reports: ");
    }

    @Test
    void aDirectoryThatTakesNoFilesIsSaidBeforeAnyLoad() {
        FakeRuns runs = FakeRuns.ending(Verdict.PASS);

        assertThat(shell.execute(runs, "run", "smoke", "--out", "/proc")).isEqualTo(2);

        assertThat(runs.started).isEmpty();
        assertThat(shell.err.toString()).startsWith("--out: cannot write into the directory /proc: ");
    }

    @Test
    void theSummaryIsPrintedAlsoWhereWritingFailsInTheEnd() throws IOException {
        Files.createDirectories(directory.resolve("out/report.csv/taken"));

        int exitCode = shell.execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--out", shell.path("out"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(shell.out.toString()).contains("PASS");
        assertThat(shell.err.toString())
                .startsWith("cannot write " + shell.path("out/report.csv") + ": ")
                .hasLineCount(1);
    }

    @Test
    void theSummaryMayBeJson() {
        shell.execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--format", "json");

        assertThat(shell.out.toString()).startsWith("{").contains("\"verdict\":\"PASS\"");
    }

    @Test
    void theTargetOfTheCommandLineCounts() {
        FakeRuns runs = FakeRuns.ending(Verdict.PASS);

        shell.execute(runs, "run", "smoke", "--target", "10.0.0.7:9001");
        shell.execute(runs, "run", "smoke");
        shell.execute(runs, "run", "smoke", "--target", "https://chat.example:443/");
        shell.execute(runs, "run", "smoke", "--target", "http://[::1]:9001");

        assertThat(runs.started)
                .extracting(scenario -> scenario.target().toString())
                .containsExactly(
                        "grpc://10.0.0.7:9001",
                        "grpc://localhost:9000",
                        "grpcs://chat.example:443",
                        "grpc://[::1]:9001");
        assertThat(shell.execute(runs, "run", "smoke", "--target", "nowhere")).isEqualTo(104);
    }

    @Test
    void severalTargetsHaveCommasBetweenThem() {
        FakeRuns runs = FakeRuns.ending(Verdict.PASS);

        shell.execute(runs, "run", "smoke", "--target", "[::1]:9001,b:9002,10.0.0.7:9003");
        shell.execute(runs, "run", "smoke", "--target", "ws://a:1/x,y,wss://b/");

        assertThat(runs.started.get(0).targets())
                .extracting(Target::address)
                .containsExactly("[::1]:9001", "b:9002", "10.0.0.7:9003");
        assertThat(runs.started.get(1).targets())
                .extracting(Target::toString)
                .containsExactly("ws://a:1/x,y", "wss://b:443/");
        for (String faulty : List.of("a:1,a:1", "a:1,ws://b/", "a:1,nowhere", "a:1,,b:1")) {
            assertThat(shell.execute(runs, "run", "smoke", "--target", faulty)).isEqualTo(104);
        }
    }

    @Test
    void everyFaultOfAScenarioHasALine() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "name: bad\nseed: x\nscenarios: {}\nspeed: 9\n");

        assertThat(shell.execute(FakeRuns.ending(Verdict.PASS), "run", bad.toString()))
                .isEqualTo(104);

        assertThat(shell.err.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith(bad + ":2: seed: "))
                .anyMatch(line -> line.startsWith(bad + ":3: scenarios: "))
                .anyMatch(line -> line.startsWith(bad + ":4: speed: "));
    }

    @Test
    void aScenarioThatIsNowhereIsSaid() {
        assertThat(shell.execute(FakeRuns.ending(Verdict.PASS), "run", "smok")).isEqualTo(104);
        assertThat(shell.err.toString()).startsWith("smok: is neither a file nor a preset; the presets are smoke, ");
    }

    @Test
    void ctrlCStopsTheRunWhichStillReports() {
        FakeRuns endless = new FakeRuns(scenario -> {
            shell.interrupt.raise();
            return null;
        });

        int exitCode = shell.execute(endless, "run", "smoke", "--repeat", "3", "--out", shell.path(""));

        assertThat(exitCode).isEqualTo(105);
        assertThat(endless.started).hasSize(1);
        assertThat(directory.resolve("1/report.html")).exists();
        assertThat(shell.out.toString()).contains("INTERRUPTED");
    }

    @Test
    void comparesReportsAndDirectoriesOfThem() {
        shell.execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--out", shell.path("one"));
        shell.execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--repeat", "2", "--out", shell.path("two"));

        assertThat(shell.execute("compare", shell.path("one/report.json"), shell.path("two")))
                .isZero();
        assertThat(shell.execute("compare", shell.path("one"), shell.path("one")))
                .isZero();
        assertThat(shell.out.toString()).contains("SAME").contains("1 run before, 2 runs after");
    }

    @Test
    void whatIsNoReportIsNamed() throws IOException {
        Path none = Files.writeString(directory.resolve("none.json"), "{}");

        assertThat(shell.execute("compare", none.toString(), none.toString())).isEqualTo(104);
        assertThat(shell.err.toString()).contains(none + ": verdict: ");
        assertThat(shell.execute("compare", shell.path("missing"), shell.path("")))
                .isEqualTo(104);
        assertThat(shell.err.toString()).contains("missing: there is no such file");
        assertThat(shell.execute("compare", shell.path(""), shell.path(""))).isEqualTo(104);
        assertThat(shell.err.toString()).contains("has no report.json");
    }

    @Test
    void presetsAreListedAndPrinted() {
        assertThat(shell.execute("presets")).isZero();
        assertThat(shell.out.toString().lines()).anyMatch("smoke            Does it work at all?"::equals);
        assertThat(shell.execute("presets", "smoke")).isZero();
        assertThat(shell.out.toString()).contains("name: smoke");
        assertThat(shell.execute("presets", "smok")).isEqualTo(2);
    }

    @Test
    void theSchemaIsJson() {
        assertThat(shell.execute("schema")).isZero();
        assertThat(shell.out.toString()).startsWith("{").contains("\"$schema\"");
    }

    @ParameterizedTest
    @CsvSource({
        "dance",
        "run",
        "run smoke --repeat 0",
        "run smoke --format xml",
        "compare one",
        "find-capacity smoke",
        "find-capacity smoke --by rate --from 9 --to 8",
        "find-capacity smoke --by subscribers --from 1.5"
    })
    void whatMakesNoSenseIsAnsweredWithTheUsage(String line) {
        assertThat(shell.execute(line.split(" "))).isEqualTo(2);
        assertThat(shell.err.toString()).contains("Usage: hubbub");
    }

    @Test
    void helpAndVersionArePrinted() {
        assertThat(shell.execute("--help")).isZero();
        assertThat(shell.out.toString()).contains("Usage: hubbub", "find-capacity", "Exit codes");
        assertThat(shell.execute("--version")).isZero();
        assertThat(shell.out.toString()).endsWith("hubbub 1.2.3\n");
        assertThat(shell.execute("run", "--help")).isZero();
        assertThat(shell.out.toString()).contains("--repeat");
    }
}
