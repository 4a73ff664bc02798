package dev.hubbub.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose process was killed. What a process holds, the system lets go; here a copy of the note stands for that. */
class CutOffRunsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Path folder;

    CutOffRunsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRunThatWasCutOffIsInTheListAndSaysSoOnce() throws IOException {
        open().begin("run-1", "small", NOON);
        Path note = note();
        Files.copy(note, folder.resolve(note.getFileName().toString().replace("run-1", "run-2")));

        RunReport report = open().report("run-2");

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.name()).isEqualTo("small");
        assertThat(report.startedAt()).isEqualTo(NOON);
        assertThat(report.reasons()).singleElement().asString().contains("ended in the middle", "run it again");
        assertThat(open().runs()).extracting(RunHeading::id).containsExactly("run-2");
    }

    @Test
    void aRunThatGoesOnIsLeftAlone() throws IOException {
        open().begin("run-1", "small", NOON);

        assertThat(open().runs()).isEmpty();
        assertThat(note()).exists();
    }

    @Test
    void aRunThatIsKeptLeavesNoNote() throws IOException {
        RunArchive archive = open();
        archive.begin("run-1", "small", NOON);

        archive.keep(Results.of("run-1", 1));

        assertThat(open().report("run-1").verdict()).isEqualTo(Verdict.FAIL);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("run-1"));
        }
    }

    @Test
    void whatIsNoNoteIsPassedOver() throws IOException {
        Files.writeString(folder.resolve(".begun-empty"), "");
        Files.writeString(folder.resolve(".begun-garbage"), "yesterday\nsmall");
        Files.writeString(folder.resolve(".begun-No Id"), NOON + "\nsmall");
        Files.writeString(folder.resolve(".begun-good"), NOON + "\nsmall");

        assertThat(open().runs()).extracting(RunHeading::id).containsExactly("good");
    }

    private RunArchive open() {
        return new RunArchive(folder, 100, Clock.systemUTC());
    }

    private Path note() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().startsWith("."))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
