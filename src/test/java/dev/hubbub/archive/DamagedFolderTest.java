package dev.hubbub.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as crashes, full disks and people leave them. */
class DamagedFolderTest {

    private final Path parent;

    DamagedFolderTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void whatIsNoRunIsPassedOver() throws IOException {
        RunArchive archive = open();
        List.of("good", "cut-off", "garbage", "empty", "array", "no-report", "no-histogram", "headless")
                .forEach(id -> archive.keep(Results.of(id, 0)));
        Path cutOff = folder().resolve("cut-off/report.json");
        String whole = Files.readString(cutOff);
        Files.writeString(cutOff, whole.substring(0, whole.length() - 1));
        Files.write(folder().resolve("garbage/report.json"), new byte[] {(byte) 0xff, 0, 1});
        Files.writeString(folder().resolve("empty/report.json"), "");
        Files.writeString(folder().resolve("array/report.json"), "[]");
        Files.writeString(folder().resolve("headless/report.json"), "{\"id\":\"headless\"}");
        Files.delete(folder().resolve("no-report/report.json"));
        Files.delete(folder().resolve("no-histogram/histogram.hlog"));
        Files.move(archived(archive, "renamed"), folder().resolve("other-name"));
        Files.createDirectory(folder().resolve("Holiday pictures"));
        Files.writeString(folder().resolve("notes.txt"), "mine");

        assertThat(RunArchiveTest.ids(open())).containsExactly("good");
        assertThat(RunArchiveTest.names(folder())).contains("cut-off", "Holiday pictures", "notes.txt");
    }

    @Test
    void fieldsOfALaterVersionArePassedOver() throws IOException {
        RunArchive archive = open();
        Path report = archived(archive, "later").resolve("report.json");
        Files.writeString(report, Files.readString(report).replaceFirst("\\{", "{\"later\":{\"id\":[\"x\"]},"));

        assertThat(RunArchiveTest.ids(open())).containsExactly("later");
        assertThat(open().report("later").name()).startsWith("room-5k");
    }

    @Test
    void whatAProcessLeftHalfDoneIsDeletedAtTheNextStart() throws IOException {
        Path draft = Files.createDirectories(folder().resolve(".draft-old"));
        Files.writeString(draft.resolve("report.json"), "{");
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Files.createDirectories(folder().resolve(".draft-young"));
        Files.createDirectories(folder().resolve(".gone-run"));
        Files.createDirectories(folder().resolve(".git"));

        assertThat(open().runs()).isEmpty();

        assertThat(RunArchiveTest.names(folder())).containsExactlyInAnyOrder(".draft-young", ".git");
    }

    @Test
    void linksAreNotFollowedWhenARunIsDeleted() throws IOException {
        Path precious = Files.createDirectory(parent.resolve("precious"));
        Files.writeString(precious.resolve("file"), "dear");
        RunArchive archive = open();
        Files.createSymbolicLink(archived(archive, "run-1").resolve("link"), precious);

        archive.delete("run-1");

        assertThat(precious.resolve("file")).exists();
        assertThat(RunArchiveTest.names(folder())).isEmpty();
    }

    @Test
    void aRunThatCannotBeWrittenStaysInMemoryAndSaysSo() throws IOException {
        Files.writeString(folder(), "a file where the folder should be");
        RunArchive archive = open();

        archive.keep(Results.of("run-1", 1));

        RunReport report = archive.report("run-1");
        assertThat(RunArchiveTest.ids(archive)).containsExactly("run-1");
        assertThat(report.warnings()).singleElement().asString().contains(folder().toString(), "hubbub.lab.folder");
        assertThat(report)
                .isEqualTo(Results.of("run-1", 1)
                        .report()
                        .withWarning(report.warnings().get(0)));
        assertThat(archive.histogramLog("run-1")).isNotEmpty();
    }

    @Test
    void onlyTheLastFewStayInMemory() throws IOException {
        Files.writeString(folder(), "a file where the folder should be");
        RunArchive archive = open();

        for (int i = 1; i <= 5; i++) {
            archive.keep(Results.of("run-" + i, i));
        }

        assertThat(RunArchiveTest.ids(archive)).containsExactly("run-5", "run-4", "run-3");
        archive.delete("run-5");
        assertThat(RunArchiveTest.ids(archive)).containsExactly("run-4", "run-3");
    }

    @Test
    void runsAreWrittenAgainOnceTheFolderCanBe() throws IOException {
        Files.writeString(folder(), "a file where the folder should be");
        RunArchive archive = open();
        archive.keep(Results.of("run-1", 1));
        Files.delete(folder());

        archive.keep(Results.of("run-2", 2));

        assertThat(archive.report("run-2").warnings()).isEmpty();
        assertThat(RunArchiveTest.ids(archive)).containsExactly("run-2", "run-1");
        assertThat(RunArchiveTest.ids(open())).containsExactly("run-2");
    }

    private Path archived(RunArchive archive, String id) {
        archive.keep(Results.of(id, 0));
        return folder().resolve(id);
    }

    private RunArchive open() {
        return new RunArchive(folder(), 100, Clock.systemUTC());
    }

    private Path folder() {
        return parent.resolve("runs");
    }
}
