package dev.hubbub.app;

import dev.hubbub.lab.Lab;
import dev.hubbub.lab.LabSettings;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.terminal.ActiveRun;
import dev.hubbub.terminal.Launcher;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The lab of a command, made when the first run needs it. It runs what it is told to: bounds are there for those who
 * have others run something. One thread.
 */
final class CommandLab implements Launcher, AutoCloseable {

    private static final int CONNECTING = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration UNBOUNDED = Duration.ofDays(365);

    private @Nullable Diallers dialler;
    private @Nullable Lab lab;

    @Override
    public ActiveRun start(Scenario scenario) {
        return ActiveRun.of(lab().start(scenario));
    }

    @Override
    public void close() {
        if (lab != null) {
            lab.close();
        }
        if (dialler != null) {
            dialler.close();
        }
    }

    private Lab lab() {
        if (lab == null) {
            dialler = new Diallers(Runtime.getRuntime().availableProcessors(), PATIENCE, Diallers.Rules.NONE);
            LabSettings settings =
                    new LabSettings(RunName.random(), 1, Integer.MAX_VALUE, UNBOUNDED, CONNECTING, PATIENCE, PATIENCE);
            lab = new Lab(settings, dialler, target -> false);
        }
        return lab;
    }
}
