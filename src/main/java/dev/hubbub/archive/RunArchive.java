package dev.hubbub.archive;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import dev.hubbub.lab.RunResult;
import dev.hubbub.report.RunReport;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Keeps the last runs that have ended. What is listed is in memory, the rest in files; a run that could not be written
 * stays in memory, up to {@value #UNWRITTEN} of them. Any thread; what says that it blocks is not for an event loop.
 */
public final class RunArchive {

    private static final Logger LOG = Logger.getLogger(RunArchive.class);

    /** With their histograms they may be large. */
    private static final int UNWRITTEN = 3;

    private final RunFolder folder;
    private final BegunRuns begun;
    private final int kept;
    private final Map<String, RunHeading> headings = new ConcurrentHashMap<>();

    /** Runs that are being written, and those that could not be. */
    private final Map<String, RunResult> inMemory = new ConcurrentHashMap<>();

    /**
     * Looks what is there, and blocks while it does. Whatever the folder is like, the archive can be used.
     *
     * @param folder made when the first run is kept
     * @param kept how many runs are kept; the oldest go
     */
    public RunArchive(Path folder, int kept, Clock clock) {
        new Faults()
                .note("hubbub.lab.kept-runs", kept < 1 ? "must be at least 1" : null)
                .throwIfAny();
        this.folder = new RunFolder(folder);
        this.begun = new BegunRuns(this.folder);
        this.kept = kept;
        new FolderScan(this.folder, clock).runs().forEach(run -> headings.put(run.id(), run));
        begun.takeCutOff().forEach(this::keepCutOff);
        deleteOldest();
    }

    /** The runs, the newest first. */
    public List<RunHeading> runs() {
        return headings.values().stream().sorted(RunHeading.NEWEST_FIRST).toList();
    }

    public boolean contains(String id) {
        return headings.containsKey(id);
    }

    /** Notes a run that begins, so that it is known of if the process is killed. Blocks. */
    public void begin(String id, String name, Instant startedAt) {
        begun.note(id, name, startedAt);
    }

    /** Keeps a run; it can be had from the start, and blocks until it is written, or cannot be. */
    public synchronized void keep(RunResult result) {
        RunReport report = result.report();
        inMemory.put(report.id(), result);
        headings.put(report.id(), RunHeading.of(report));
        try {
            folder.write(result);
            inMemory.remove(report.id());
        } catch (IOException | RuntimeException failure) {
            String warning = "this run could not be written to " + folder.path() + " (" + failure
                    + "), and is lost when the process ends; see hubbub.lab.folder";
            LOG.warnf("run %s: %s", report.id(), warning);
            inMemory.put(
                    report.id(),
                    new RunResult(report.withWarning(warning), result.histogramLog(), result.failureLog()));
            forgetOldestUnwritten();
        }
        begun.forget(report.id());
        deleteOldest();
    }

    /**
     * A run's report. Blocks.
     *
     * @throws HubbubException NOT_FOUND when there is no such run; UNAVAILABLE when it cannot be read
     */
    public RunReport report(String id) {
        RunResult unwritten = inMemory.get(id);
        return unwritten == null ? read(id, folder::report) : unwritten.report();
    }

    /** A run's histograms, second by second, as {@link RunResult} has them. Blocks and throws like the report. */
    public String histogramLog(String id) {
        RunResult unwritten = inMemory.get(id);
        return unwritten == null ? read(id, folder::histogramLog) : unwritten.histogramLog();
    }

    /**
     * Deletes a run. Blocks.
     *
     * @throws HubbubException NOT_FOUND when there is no such run; UNAVAILABLE when its files cannot be deleted
     */
    public synchronized void delete(String id) {
        if (!contains(id)) {
            throw notFound(id);
        }
        try {
            deleteAndForget(id);
        } catch (IOException failure) {
            throw unavailable(id, "deleted", failure);
        }
    }

    /** Says that there is no run {@code id}. */
    public static HubbubException notFound(String id) {
        return new HubbubException(
                ErrorKind.NOT_FOUND, "there is no run \"" + id + "\"; GET /sim/runs lists those there are");
    }

    /** One that was reported after all is what it was. */
    private void keepCutOff(RunResult cut) {
        String id = cut.report().id();
        if (!contains(id)) {
            LOG.warnf("run %s was cut off when its process ended; its report says no more than that", id);
            keep(cut);
        }
    }

    private <T> T read(String id, Reading<T> reading) {
        if (!contains(id)) {
            throw notFound(id);
        }
        try {
            return reading.of(id);
        } catch (NoSuchFileException gone) {
            forget(id); // somebody else deleted it, or it is one too many since we looked
            throw notFound(id);
        } catch (IOException failure) {
            throw unavailable(id, "read", failure);
        }
    }

    private void deleteAndForget(String id) throws IOException {
        if (!inMemory.containsKey(id)) {
            folder.delete(id);
        }
        forget(id);
    }

    private void forget(String id) {
        headings.remove(id);
        inMemory.remove(id);
    }

    private void forgetOldestUnwritten() {
        while (inMemory.size() > UNWRITTEN) {
            forget(oldest(headings.values().stream().filter(run -> inMemory.containsKey(run.id()))));
        }
    }

    private void deleteOldest() {
        while (headings.size() > kept) {
            String oldest = oldest(headings.values().stream());
            try {
                deleteAndForget(oldest);
            } catch (IOException | RuntimeException failure) {
                LOG.warnf("run %s is one too many, and cannot be deleted: %s", oldest, failure);
                forget(oldest);
            }
        }
    }

    private static String oldest(Stream<RunHeading> runs) {
        return runs.min(RunHeading.BY_END).orElseThrow().id();
    }

    private HubbubException unavailable(String id, String done, IOException failure) {
        return new HubbubException(
                ErrorKind.UNAVAILABLE,
                "run " + id + " cannot be " + done + "; look into " + folder.path() + ": " + failure);
    }

    /** A way to read something of a run. */
    @FunctionalInterface
    private interface Reading<T> {

        T of(String id) throws IOException;
    }
}
