package dev.hubbub.archive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The look at a folder of runs at the start. Blocks. */
final class FolderScan {

    private static final Logger LOG = Logger.getLogger(FolderScan.class);
    private static final String HIDDEN = ".";

    /** A younger draft may be what another process, which shares the folder, writes now. */
    private static final Duration STALE = Duration.ofMinutes(10);

    private final RunFolder folder;
    private final Clock clock;

    FolderScan(RunFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The runs. What is damaged is passed over with a warning, what was left half done is deleted. */
    List<RunHeading> runs() {
        List<RunHeading> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path())) {
            for (Path entry : entries) {
                RunHeading heading = look(entry, entry.getFileName().toString());
                if (heading != null) {
                    found.add(heading);
                }
            }
        } catch (NoSuchFileException none) {
            LOG.debugf("%s is made when the first run is kept", folder.path());
        } catch (IOException | RuntimeException unreadable) {
            LOG.warnf("the runs in %s cannot be listed, and are not shown: %s", folder.path(), unreadable);
        }
        return found;
    }

    private @Nullable RunHeading look(Path entry, String name) {
        if (name.startsWith(HIDDEN)) {
            deleteIfStale(entry, name);
            return null;
        }
        if (!Files.isDirectory(entry)) {
            return null;
        }
        try {
            return heading(name);
        } catch (IOException | RuntimeException damaged) {
            LOG.warnf("%s is passed over: it is no run that can be read: %s", entry, damaged);
            return null;
        }
    }

    private RunHeading heading(String name) throws IOException {
        Path directory = folder.directory(name);
        RunHeading heading = ReportFile.readHeading(directory.resolve(RunFolder.REPORT));
        if (!heading.id().equals(name)) {
            throw new IOException("the report in it is of " + heading.id());
        }
        if (!Files.isReadable(directory.resolve(RunFolder.HISTOGRAM))) {
            throw new IOException(RunFolder.HISTOGRAM + " is missing");
        }
        return heading;
    }

    private void deleteIfStale(Path entry, String name) {
        try {
            if (name.startsWith(RunFolder.GONE) || name.startsWith(RunFolder.DRAFT) && isStale(entry)) {
                RunFolder.deleteTree(entry);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warnf("%s, which was left half done, cannot be deleted: %s", entry, failure);
        }
    }

    private boolean isStale(Path entry) throws IOException {
        Instant touched = Files.getLastModifiedTime(entry).toInstant();
        return touched.isBefore(clock.instant().minus(STALE));
    }
}
