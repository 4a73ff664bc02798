package dev.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands print, leave behind, and end with. */
@Timeout(60)
class TerminalTest {

    private static final List<String> FILES = List.of(
            "histogram.hlog", "report.csv", "report.html", "report.json", "report.xml", "scenario.yaml", "series.csv");

    private final Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Interrupt interrupt = new Interrupt();

    TerminalTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({"PASS, 0", "FAIL, 99", "INVALID, 120", "INTERRUPTED, 105"})
    void aRunEndsWithItsVerdict(Verdict verdict, int exitCode) {
        assertThat(execute(FakeRuns.ending(verdict), "run", "smoke")).isEqualTo(exitCode);
        assertThat(out.toString()).contains(verdict.name()).contains("smoke");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRunLeavesItsFiles() throws IOException {
        assertThat(execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--out", path("a/b")))
                .isZero();

        assertThat(filesIn("a/b")).isEqualTo(FILES);
        assertThat(directory.resolve("a/b/histogram.hlog")).hasContent("#histogram");
        assertThat(Files.readString(directory.resolve("a/b/scenario.yaml"))).contains("name: smoke");
    }

    @Test
    void repeatedRunsLeaveTheirsInNumberedDirectoriesAndEndWithTheWorst() throws IOException {
        FakeRuns runs = new FakeRuns(new Verdicts(Verdict.FAIL, Verdict.PASS));

        assertThat(execute(runs, "run", "smoke", "--repeat", "10", "--out", path("")))
                .isEqualTo(99);

        assertThat(runs.started).hasSize(10);
        assertThat(filesIn("")).containsExactly("01", "02", "03", "04", "05", "06", "07", "08", "09", "10");
        assertThat(filesIn("10")).isEqualTo(FILES);
    }

    @Test
    void theSummaryIsPrintedAlsoWhereNothingCanBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        int exitCode = execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--out", file + "/reports");

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString()).contains("PASS");
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("cannot make the directory " + file + "/reports: "));
    }

    @Test
    void theSummaryMayBeJson() {
        execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--format", "json");

        assertThat(out.toString()).startsWith("{").contains("\"verdict\":\"PASS\"");
    }

    @Test
    void theTargetOfTheCommandLineCounts() {
        FakeRuns runs = FakeRuns.ending(Verdict.PASS);

        execute(runs, "run", "smoke", "--target", "10.0.0.7:9001");
        execute(runs, "run", "smoke");

        assertThat(runs.started)
                .extracting(scenario -> scenario.target().address())
                .containsExactly("10.0.0.7:9001", "localhost:9000");
        assertThat(execute(runs, "run", "smoke", "--target", "nowhere")).isEqualTo(104);
    }

    @Test
    void everyFaultOfAScenarioHasALine() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "name: bad\nseed: x\nscenarios: {}\nspeed: 9\n");

        assertThat(execute(FakeRuns.ending(Verdict.PASS), "run", bad.toString()))
                .isEqualTo(104);

        assertThat(err.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("seed: "))
                .anyMatch(line -> line.startsWith("speed: "))
                .anyMatch(line -> line.startsWith("scenarios: "));
    }

    @Test
    void aScenarioThatIsNowhereIsSaid() {
        assertThat(execute(FakeRuns.ending(Verdict.PASS), "run", "smok")).isEqualTo(104);
        assertThat(err.toString()).startsWith("smok: is neither a file nor a preset; the presets are smoke, ");
    }

    @Test
    void ctrlCStopsTheRunWhichStillReports() {
        FakeRuns endless = new FakeRuns(scenario -> {
            interrupt.raise();
            return null;
        });

        int exitCode = execute(endless, "run", "smoke", "--repeat", "3", "--out", path(""));

        assertThat(exitCode).isEqualTo(105);
        assertThat(endless.started).hasSize(1);
        assertThat(directory.resolve("1/report.html")).exists();
        assertThat(out.toString()).contains("INTERRUPTED");
    }

    @Test
    void comparesReportsAndDirectoriesOfThem() {
        execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--out", path("one"));
        execute(FakeRuns.ending(Verdict.PASS), "run", "smoke", "--repeat", "2", "--out", path("two"));

        assertThat(execute("compare", path("one/report.json"), path("two"))).isZero();
        assertThat(execute("compare", path("one"), path("one"))).isZero();
        assertThat(out.toString()).contains("SAME").contains("1 run before, 2 runs after");
    }

    @Test
    void whatIsNoReportIsNamed() throws IOException {
        Path none = Files.writeString(directory.resolve("none.json"), "{}");

        assertThat(execute("compare", none.toString(), none.toString())).isEqualTo(104);
        assertThat(err.toString()).contains(none + ": verdict: ");
        assertThat(execute("compare", path("missing"), path(""))).isEqualTo(104);
        assertThat(err.toString()).contains("missing: there is no such file");
        assertThat(execute("compare", path(""), path(""))).isEqualTo(104);
        assertThat(err.toString()).contains("has no report.json");
    }

    @Test
    void findsTheLargestRateThatHolds() throws IOException {
        FakeRuns runs = new FakeRuns(scenario -> Load.rate.of(scenario) <= 50 ? Verdict.PASS : Verdict.FAIL);

        assertThat(execute(runs, "find-capacity", scenario(), "--by", "rate", "--out", path("out")))
                .isZero();

        assertThat(out.toString().lines())
                .startsWith(
                        "5 messages a second: PASS",
                        "10 messages a second: PASS",
                        "20 messages a second: PASS",
                        "40 messages a second: PASS",
                        "80 messages a second: FAIL, it is a test")
                .last()
                .asString()
                .startsWith("capacity: 50 messages a second, which held three times; ");
        assertThat(filesIn("out")).startsWith("01", "02", "03").hasSameSizeAs(runs.started);
    }

    @Test
    void findsTheLargestNumberOfSubscribersThatHolds() throws IOException {
        FakeRuns runs = new FakeRuns(scenario -> Load.subscribers.of(scenario) <= 25 ? Verdict.PASS : Verdict.FAIL);

        assertThat(execute(runs, "find-capacity", scenario(), "--by", "subscribers"))
                .isZero();
        assertThat(out.toString()).contains("capacity: 25 subscribers");
    }

    @Test
    void aGeneratorThatIsTooSlowEndsTheSearch() throws IOException {
        assertThat(execute(FakeRuns.ending(Verdict.INVALID), "find-capacity", scenario(), "--by", "rate"))
                .isEqualTo(120);
        assertThat(out.toString())
                .contains("5 messages a second: INVALID, it is a test")
                .contains("the search ends");
    }

    @Test
    void presetsAreListedAndPrinted() {
        assertThat(execute("presets")).isZero();
        assertThat(out.toString().lines()).anyMatch("smoke            Does it work at all?"::equals);
        assertThat(execute("presets", "smoke")).isZero();
        assertThat(out.toString()).contains("name: smoke");
        assertThat(execute("presets", "smok")).isEqualTo(2);
    }

    @Test
    void theSchemaIsJson() {
        assertThat(execute("schema")).isZero();
        assertThat(out.toString()).startsWith("{").contains("\"$schema\"");
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
        assertThat(execute(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: hubbub");
    }

    @Test
    void helpAndVersionArePrinted() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("Usage: hubbub", "find-capacity", "Exit codes");
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).endsWith("hubbub 1.2.3\n");
        assertThat(execute("run", "--help")).isZero();
        assertThat(out.toString()).contains("--repeat");
    }

    private int execute(String... arguments) {
        return execute(FakeRuns.ending(Verdict.PASS), arguments);
    }

    private int execute(Launcher runs, String... arguments) {
        Screen screen = new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
        return new Terminal(screen, runs, interrupt, "1.2.3").execute(arguments);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private List<String> filesIn(String name) throws IOException {
        try (var entries = Files.list(directory.resolve(name))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /** Twenty subscribers, and five messages a second. */
    private String scenario() throws IOException {
        return Files.writeString(
                        directory.resolve("scenario.yaml"),
                        """
                        name: scenario
                        scenarios:
                          listeners: {executor: constant-vus, vus: 20, duration: 2s, exec: subscribe}
                          talkers:
                            {executor: constant-arrival-rate, rate: 5, duration: 1s, preAllocatedVUs: 5, exec: publish}
                        """)
                .toString();
    }
}
