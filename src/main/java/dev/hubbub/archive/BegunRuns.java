package dev.hubbub.archive;

import dev.hubbub.lab.RunResult;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.Generator;
import dev.hubbub.report.Provenance;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A note in the folder for each run that goes on: its name and when it began. Its process holds a lock on it, which the
 * system lets go when the process ends, however that comes about: a note that is not locked is of a run that was cut
 * off. Any thread; blocks.
 */
final class BegunRuns {

    private static final Logger LOG = Logger.getLogger(BegunRuns.class);
    private static final String NOTE = ".begun-";
    private static final int MOST_BYTES = 4_096;

    private final RunFolder folder;
    private final Map<String, FileChannel> notes = new ConcurrentHashMap<>();

    BegunRuns(RunFolder folder) {
        this.folder = folder;
    }

    /** A run that could not be noted goes on like any other; it is forgotten when the process is killed. */
    void note(String id, String name, Instant startedAt) {
        try {
            Files.createDirectories(folder.path());
            FileChannel note = FileChannel.open(
                    file(id),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            notes.put(id, note);
            FileLock unused = note.lock();
            byte[] text = (startedAt + "\n" + name).getBytes(StandardCharsets.UTF_8);
            int written = note.write(ByteBuffer.wrap(text, 0, Math.min(text.length, MOST_BYTES)));
        } catch (IOException | RuntimeException failure) {
            LOG.debugf(failure, "run %s is not noted in %s", id, folder.path());
        }
    }

    /** It has ended, and is reported. */
    void forget(String id) {
        try (FileChannel note = notes.remove(id)) {
            if (note != null) {
                Files.deleteIfExists(file(id));
            }
        } catch (IOException failure) {
            LOG.debugf(failure, "the note of run %s stays until the next start", id);
        }
    }

    /** What there is to say of the runs whose process ended before they did; their notes are gone then. */
    List<RunResult> takeCutOff() {
        List<RunResult> cut = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path(), NOTE + "*")) {
            for (Path note : entries) {
                RunResult result = takeCutOff(note);
                if (result != null) {
                    cut.add(result);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.debugf(unreadable, "no notes can be read in %s", folder.path());
        }
        return cut;
    }

    /** Null when its process goes on, or when it is no note. */
    private static @Nullable RunResult takeCutOff(Path note) {
        try (FileChannel channel = FileChannel.open(note, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return null;
            }
            ByteBuffer text = ByteBuffer.allocate(MOST_BYTES);
            int read = channel.read(text);
            Files.deleteIfExists(note);
            String id = note.getFileName().toString().substring(NOTE.length());
            return cutOff(id, new String(text.array(), 0, Math.max(0, read), StandardCharsets.UTF_8));
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        } catch (IOException | DateTimeException damaged) {
            LOG.warnf("%s is passed over: it is no note of a run: %s", note, damaged);
            return null;
        }
    }

    private static @Nullable RunResult cutOff(String id, String text) {
        int line = text.indexOf('\n');
        if (line < 0 || !RunFolder.isId(id)) {
            return null;
        }
        return new RunResult(report(id, text.substring(line + 1), Instant.parse(text.substring(0, line))), "");
    }

    private static RunReport report(String id, String name, Instant startedAt) {
        return new RunReport(
                id,
                name,
                Verdict.INVALID,
                List.of("the process ended in the middle of this run, killed or out of memory; run it again"),
                List.of(),
                startedAt,
                0,
                Delivery.NONE,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                new Generator(false, 0, 0, 0, 0, 0, 0, 0, 0),
                new Provenance("", 0, "", "", "", "", "", 0, 0));
    }

    private Path file(String id) {
        return folder.directory(id).resolveSibling(NOTE + id);
    }
}
