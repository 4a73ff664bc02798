package dev.hubbub.terminal;

import dev.hubbub.lab.RunResult;
import dev.hubbub.scenario.Scenario;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs scenarios to their ends, shows how far they are, and stops them when somebody wants that. One thread. */
final class Runner {

    private final Launcher launcher;
    private final Interrupt interrupt;
    private final Display display;

    Runner(Launcher launcher, Interrupt interrupt, Display display) {
        this.launcher = launcher;
        this.interrupt = interrupt;
        this.display = display;
    }

    /** Blocks until the run has ended. */
    RunResult run(Scenario scenario) {
        ActiveRun run = launcher.start(scenario);
        interrupt.stops(run::stop);
        try {
            return await(run);
        } finally {
            interrupt.forget();
            display.end();
        }
    }

    private RunResult await(ActiveRun run) {
        CompletableFuture<RunResult> done = run.done().toCompletableFuture();
        while (true) {
            try {
                return done.get(display.period().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                display.show(run.progress());
            } catch (ExecutionException broken) {
                throw new IllegalStateException("the run broke off: " + broken.getCause(), broken.getCause());
            } catch (InterruptedException interrupted) {
                run.stop();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a run went on", interrupted);
            }
        }
    }
}
