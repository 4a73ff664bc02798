package dev.hubbub.archive;

import dev.hubbub.lab.Lab;
import dev.hubbub.lab.LabRun;
import dev.hubbub.lab.LabStats;
import dev.hubbub.lab.RunResult;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.Sample;
import dev.hubbub.report.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The runs that go on, each until the archive has it: a run is always here or there. Any thread. */
public final class Runs implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Runs.class);

    /** How long a file system may take to write what runs leave behind. */
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(10);

    private final Lab lab;
    private final RunArchive archive;
    private final ExecutorService writer;
    private final Clock clock;
    private final Map<String, ActiveRun> active = new ConcurrentHashMap<>();
    private final Map<Verdict, LongAdder> ended = new EnumMap<>(Verdict.class);
    private volatile Delivery ledgers = Delivery.NONE;

    /** @param writer writes the archive's files; closed with this */
    public Runs(Lab lab, RunArchive archive, ExecutorService writer, Clock clock) {
        this.lab = lab;
        this.archive = archive;
        this.writer = writer;
        this.clock = clock;
        for (Verdict verdict : Verdict.values()) {
            ended.put(verdict, new LongAdder());
        }
    }

    /** Takes a run that the lab has begun, and keeps its result when it ends. */
    public ActiveRun follow(LabRun begun) {
        ActiveRun run = new ActiveRun(begun, clock.instant());
        active.put(begun.id(), run);
        writer.execute(() -> archive.begin(begun.id(), begun.name(), run.startedAt()));
        CompletionStage<RunResult> unused =
                begun.done().whenCompleteAsync((result, failure) -> ended(run, result, failure), writer);
        return run;
    }

    /** The runs that go on, the newest first. */
    public List<ActiveRun> active() {
        return active.values().stream()
                .sorted(Comparator.comparing(ActiveRun::startedAt).reversed())
                .toList();
    }

    /** A run, while it goes on; null for any other. Blocks where it has just ended, until the archive has it. */
    public @Nullable ActiveRun active(String id) {
        ActiveRun run = active.get(id);
        if (run != null && run.run().progress().state() == RunProgress.State.ENDED) {
            run.whenKept()
                    .completeOnTimeout(null, WRITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return null;
        }
        return run;
    }

    /** How many runs have ended with {@code verdict} since the process began. */
    public long ended(Verdict verdict) {
        LongAdder count = ended.get(verdict);
        return count == null ? 0 : count.sum();
    }

    /** The ledgers of the runs that have ended since the process began, together. */
    public Delivery ledgers() {
        return ledgers;
    }

    /** Virtual users at work, in all runs. */
    public int virtualUsers() {
        return active.values().stream()
                .mapToInt(run -> users(run.run().progress().sample()))
                .sum();
    }

    /** Subscriptions of theirs that stand. */
    public int subscribers() {
        return active.values().stream()
                .map(run -> run.run().progress().sample())
                .mapToInt(sample -> sample == null ? 0 : sample.subscribers())
                .sum();
    }

    /** The last second of the newest run that goes on; null when there is none. */
    public @Nullable Sample lastSample() {
        return active().stream()
                .findFirst()
                .map(run -> run.run().progress().sample())
                .orElse(null);
    }

    /** Which stage the newest run is in, from 1, in the order of their beginnings; 0 when none goes on. */
    public int stage() {
        return active().stream().findFirst().map(run -> run.run().stage()).orElse(0);
    }

    /** What the runs have done since the process began. */
    public LabStats stats() {
        return lab.stats();
    }

    /** Stops every run, and waits until each is reported and its report is written. */
    @Override
    public void close() {
        close(WRITE_LIMIT);
    }

    /** Likewise. @param patience how long runs may drain and take to end; half of it for each */
    public void close(Duration patience) {
        lab.close(patience);
        // A run has its result now, but its writing may not have begun.
        CompletableFuture<?>[] last =
                active.values().stream().map(ActiveRun::whenKept).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(last)
                .completeOnTimeout(null, WRITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!active.isEmpty()) {
            LOG.warnf("the runs %s end with the process, and leave no report", active.keySet());
        }
        writer.shutdown();
    }

    private void ended(ActiveRun run, @Nullable RunResult result, @Nullable Throwable failure) {
        try {
            if (result == null) {
                LOG.errorf(
                        failure,
                        "run %s ended without a result, which it never should",
                        run.run().id());
            } else {
                archive.keep(result);
                count(result.report().verdict());
                enter(result.report().ledger());
            }
        } finally {
            active.remove(run.run().id());
            run.kept();
        }
    }

    private void count(Verdict verdict) {
        LongAdder count = ended.get(verdict);
        if (count != null) {
            count.increment();
        }
    }

    private synchronized void enter(Delivery ledger) {
        ledgers = ledgers.plus(ledger);
    }

    private static int users(@Nullable Sample sample) {
        return sample == null ? 0 : sample.users();
    }
}
