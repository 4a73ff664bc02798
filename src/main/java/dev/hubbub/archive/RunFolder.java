package dev.hubbub.archive;

import dev.hubbub.lab.RunResult;
import dev.hubbub.report.RunReport;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The folder of runs. A directory that is being written, or deleted, has a name that is no id, so that a process that
 * ends in the middle leaves nothing that looks like a run. Blocks.
 */
final class RunFolder {

    static final String REPORT = "report.json";
    static final String HISTOGRAM = "histogram.hlog";

    /** Begins the name of a directory that is being written. */
    static final String DRAFT = ".draft-";

    /** Begins the name of a directory that is being deleted. */
    static final String GONE = ".gone-";

    private static final Logger LOG = Logger.getLogger(RunFolder.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    private final Path folder;

    RunFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path path() {
        return folder;
    }

    void write(RunResult result) throws IOException {
        String id = result.report().id();
        Path run = directory(id);
        Path draft = folder.resolve(DRAFT + id);
        Files.createDirectories(folder);
        try {
            deleteTree(draft);
            Files.createDirectory(draft);
            ReportFile.write(draft.resolve(REPORT), result.report());
            Files.writeString(draft.resolve(HISTOGRAM), result.histogramLog());
            Files.move(draft, run, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException failure) {
            deleteQuietly(draft);
            throw failure;
        }
    }

    RunReport report(String id) throws IOException {
        return ReportFile.read(directory(id).resolve(REPORT));
    }

    String histogramLog(String id) throws IOException {
        return Files.readString(directory(id).resolve(HISTOGRAM));
    }

    /** Deletes a run; nothing happens when it is not there. */
    void delete(String id) throws IOException {
        Path gone = folder.resolve(GONE + id);
        deleteTree(gone);
        try {
            Files.move(directory(id), gone, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException alreadyGone) {
            return;
        }
        deleteTree(gone);
    }

    /** @throws IllegalArgumentException when {@code id} is none, so that nothing leads out of the folder */
    Path directory(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("a run's id has 1 to 64 of a-z, 0-9 and -, unlike \"" + id + "\"");
        }
        return folder.resolve(id);
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** Does not follow links. */
    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void deleteQuietly(Path directory) {
        try {
            deleteTree(directory);
        } catch (IOException | RuntimeException failure) {
            LOG.debugf(failure, "%s stays until a later start", directory);
        }
    }
}
