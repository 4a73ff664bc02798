package dev.hubbub.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.lab.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunArchiveTest {

    private static final int KEPT = 3;

    private final Path parent;

    RunArchiveTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void aRunIsThereAfterARestart() {
        RunResult result = Results.of("j1tv-1", 0);
        open().keep(result);

        RunArchive restarted = open();

        assertThat(restarted.runs()).containsExactly(RunHeading.of(result.report()));
        assertThat(restarted.report("j1tv-1")).isEqualTo(result.report());
        assertThat(restarted.histogramLog("j1tv-1")).isEqualTo(result.histogramLog());
    }

    @Test
    void aRunIsADirectoryOfTwoFiles() throws IOException {
        open().keep(Results.of("j1tv-1", 0));

        assertThat(names(folder())).containsExactly("j1tv-1");
        assertThat(names(folder().resolve("j1tv-1"))).containsExactlyInAnyOrder("report.json", "histogram.hlog");
    }

    @Test
    void nothingIsMadeUntilARunIsKept() {
        assertThat(open().runs()).isEmpty();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void theNewestIsListedFirst() {
        RunArchive archive = open();
        archive.keep(Results.of("b-2", 1));
        archive.keep(Results.of("a-3", 2));
        archive.keep(Results.of("c-1", 0));

        assertThat(ids(archive)).containsExactly("a-3", "b-2", "c-1");
        assertThat(ids(open())).containsExactly("a-3", "b-2", "c-1");
    }

    @Test
    void theOldestGo() throws IOException {
        RunArchive archive = open();
        for (int i = 1; i <= KEPT + 2; i++) {
            archive.keep(Results.of("run-" + i, i));
        }

        assertThat(ids(archive)).containsExactly("run-5", "run-4", "run-3");
        assertThat(names(folder())).containsExactlyInAnyOrder("run-3", "run-4", "run-5");
        assertThat(error(() -> archive.report("run-1")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void aLongRunThatBeganFirstIsNotTheOldestWhenItEnds() {
        RunArchive archive = open();
        for (int i = 1; i <= KEPT; i++) {
            archive.keep(Results.of("short-" + i, i));
        }

        archive.keep(Results.of("long", 0, 3600));

        assertThat(ids(archive)).containsExactly("short-3", "short-2", "long");
    }

    @Test
    void aSmallerBoundHoldsFromTheNextStart() throws IOException {
        RunArchive archive = open();
        archive.keep(Results.of("run-1", 1));
        archive.keep(Results.of("run-2", 2));

        RunArchive smaller = new RunArchive(folder(), 1, Clock.systemUTC());

        assertThat(ids(smaller)).containsExactly("run-2");
        assertThat(names(folder())).containsExactly("run-2");
    }

    @Test
    void aBoundOfNothingIsRefused() {
        assertThatThrownBy(() -> new RunArchive(folder(), 0, Clock.systemUTC()))
                .hasMessage("hubbub.lab.kept-runs: must be at least 1");
    }

    @Test
    void aDeletedRunIsGone() throws IOException {
        RunArchive archive = open();
        archive.keep(Results.of("run-1", 1));
        archive.keep(Results.of("run-2", 2));

        archive.delete("run-1");

        assertThat(ids(archive)).containsExactly("run-2");
        assertThat(names(folder())).containsExactly("run-2");
        assertThat(error(() -> archive.delete("run-1")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void aRunThatSomebodyElseDeletedIsForgotten() throws IOException {
        RunArchive archive = open();
        archive.keep(Results.of("run-1", 1));
        RunFolder.deleteTree(folder().resolve("run-1"));

        assertThat(error(() -> archive.report("run-1")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(archive.runs()).isEmpty();
    }

    @Test
    void aReportThatWasDamagedSinceIsExplained() throws IOException {
        RunArchive archive = open();
        archive.keep(Results.of("run-1", 1));
        Files.writeString(folder().resolve("run-1/report.json"), "{\"id\":");

        HubbubException unreadable = error(() -> archive.report("run-1"));

        assertThat(unreadable.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(unreadable).hasMessageContaining("run-1").hasMessageContaining(folder().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../secret", "run/../../secret", "RUN", "", "run.1", "\u0000"})
    void noIdLeadsOutOfTheFolder(String id) throws IOException {
        Files.createDirectories(parent.resolve("secret"));
        Files.writeString(parent.resolve("secret/report.json"), "{}");
        RunArchive archive = open();

        assertThat(archive.contains(id)).isFalse();
        assertThat(error(() -> archive.report(id)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(error(() -> archive.histogramLog(id)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(error(() -> archive.delete(id)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
        archive.keep(Results.of(id, 0));
        assertThat(archive.report(id).warnings()).hasSize(1);
        assertThat(names(parent)).containsExactly("secret");
    }

    private RunArchive open() {
        return new RunArchive(folder(), KEPT, Clock.systemUTC());
    }

    private Path folder() {
        return parent.resolve("runs");
    }

    static List<String> ids(RunArchive archive) {
        return archive.runs().stream().map(RunHeading::id).toList();
    }

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    static HubbubException error(Runnable call) {
        return catchThrowableOfType(HubbubException.class, call::run);
    }
}
