package dev.hubbub.terminal;

import dev.hubbub.lab.RunResult;
import dev.hubbub.report.CsvReport;
import dev.hubbub.report.HtmlReport;
import dev.hubbub.report.JsonReport;
import dev.hubbub.report.JunitXml;
import dev.hubbub.report.SeriesCsv;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/** The files that a run leaves in a directory. Each is there whole, or not at all. */
enum RunFiles {
    HTML("report.html", result -> HtmlReport.write(result.report())),
    JSON("report.json", result -> JsonReport.write(result.report())),
    CSV("report.csv", result -> CsvReport.write(result.report())),
    JUNIT("report.xml", result -> JunitXml.write(result.report())),
    SERIES("series.csv", result -> SeriesCsv.write(result.report())),
    HISTOGRAM("histogram.hlog", RunResult::histogramLog),
    SCENARIO("scenario.yaml", result -> result.report().provenance().scenario());

    private final String fileName;

    @SuppressWarnings("ImmutableEnumChecker") // none of the functions has a state
    private final Function<RunResult, String> content;

    RunFiles(String fileName, Function<RunResult, String> content) {
        this.fileName = fileName;
        this.content = content;
    }

    String fileName() {
        return fileName;
    }

    /**
     * Makes the directory, unless it is there, and writes into it, since a look at its rights does not tell: there are
     * file systems that take nothing from anybody.
     *
     * @throws IOException with a message for the person who chose it
     */
    static void prepare(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new IOException("cannot make the directory " + directory + ": " + why(failure), failure);
        }
        try {
            Files.delete(Files.createTempFile(directory, ".", ".part"));
        } catch (IOException failure) {
            throw new IOException("cannot write into the directory " + directory + ": " + why(failure), failure);
        }
    }

    /**
     * Writes them all.
     *
     * @throws IOException with a message for the person who chose the directory
     */
    static void writeAll(RunResult result, Path directory) throws IOException {
        prepare(directory);
        for (RunFiles file : values()) {
            try {
                write(file.content.apply(result), directory, file.fileName);
            } catch (IOException failure) {
                throw new IOException(
                        "cannot write " + directory.resolve(file.fileName) + ": " + why(failure), failure);
            }
        }
    }

    /** Writes one file, whole or not at all. */
    static void write(String text, Path directory, String fileName) throws IOException {
        Path draft = directory.resolve("." + fileName + ".part");
        try {
            Files.writeString(draft, text);
            Files.move(
                    draft,
                    directory.resolve(fileName),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static String why(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + " is a file";
        }
        if (failure instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
