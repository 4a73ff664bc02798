package dev.hubbub.app;

import dev.hubbub.archive.RunArchive;
import dev.hubbub.archive.Runs;
import dev.hubbub.lab.Lab;
import dev.hubbub.lab.LabSettings;
import dev.hubbub.rest.ScenarioGate;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;

/** Makes the load lab from its configuration. */
@ApplicationScoped
class LabProducer {

    @Produces
    @Singleton
    Lab lab(LabConfig config, LabTargets targets) {
        LabSettings settings = new LabSettings(
                RunName.random(),
                config.concurrentRuns(),
                config.maxUsers(),
                config.maxDuration(),
                config.connecting(),
                config.connectTimeout(),
                config.targetTimeout());
        return new Lab(settings, targets.dialler(), targets::isOwn);
    }

    @Produces
    @Singleton
    RunArchive archive(LabConfig config, Clock clock) {
        return new RunArchive(config.folder(), config.keptRuns(), clock);
    }

    @Produces
    @Singleton
    Runs runs(Lab lab, RunArchive archive, Clock clock) {
        return new Runs(
                lab, archive, Executors.newSingleThreadExecutor(new DefaultThreadFactory("lab-archive", true)), clock);
    }

    /** {@link Housekeeping} does it before; this is for a start that fails. */
    void close(@Disposes Runs runs) {
        runs.close();
    }

    @Produces
    @Singleton
    ScenarioGate gate(LabConfig config, LabTargets targets) {
        return new ScenarioGate(targets::own, targets::isOwn, config.allowedTargets(), config.allowFiles());
    }
}
