package dev.hubbub.terminal;

import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.JsonReport;
import dev.hubbub.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads back what {@link RunFiles} wrote. */
final class ReportFiles {

    private static final String REPORT = RunFiles.JSON.fileName();

    private ReportFiles() {}

    /**
     * The reports at a path: of the file, of the directory, or of the directories in it.
     *
     * @return at least one
     * @throws HubbubException INVALID_ARGUMENT when there is none, or one that is no report
     */
    static List<RunReport> read(Path path) throws IOException {
        List<RunReport> reports = new ArrayList<>();
        for (Path file : find(path)) {
            reports.add(readOne(file));
        }
        return reports;
    }

    private static List<Path> find(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw HubbubException.invalid(path.toString(), "there is no such file or directory");
        }
        Path itsOwn = path.resolve(REPORT);
        if (Files.isRegularFile(itsOwn)) {
            return List.of(itsOwn);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> inside = entries.map(entry -> entry.resolve(REPORT))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (inside.isEmpty()) {
                throw HubbubException.invalid(
                        path.toString(), "has no " + REPORT + ", and no directory with one; is it what --out named?");
            }
            return inside;
        }
    }

    private static RunReport readOne(Path file) throws IOException {
        try {
            return JsonReport.read(Files.readAllBytes(file));
        } catch (HubbubException unreadable) {
            throw HubbubException.invalid(unreadable.faults().stream()
                    .map(fault -> new Fault(file + ": " + fault.field(), fault.detail()))
                    .toList());
        }
    }
}
