package dev.hubbub.archive;

import dev.hubbub.lab.LabRun;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A run that goes on, and when it began. Any thread. */
public final class ActiveRun {

    private final LabRun run;
    private final Instant startedAt;
    private final CompletableFuture<Void> kept = new CompletableFuture<>();

    ActiveRun(LabRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    public LabRun run() {
        return run;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Done when the archive has it; a copy, so that whoever gives up waiting is alone in it. */
    CompletableFuture<Void> whenKept() {
        return kept.copy();
    }

    void kept() {
        kept.complete(null);
    }
}
