package dev.hubbub.app;

import dev.hubbub.terminal.Dialogues;
import dev.hubbub.terminal.ExitCode;
import dev.hubbub.terminal.Interrupt;
import dev.hubbub.terminal.Screen;
import dev.hubbub.terminal.Terminal;
import dev.hubbub.terminal.chat.ChatCommand;
import dev.hubbub.terminal.chat.ChatPorts;
import dev.hubbub.terminal.metrics.MetricsCommand;
import dev.hubbub.terminal.sim.SimCommand;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The process as a command: Quarkus is not started, so that it listens nowhere and begins at once. */
final class CommandProcess {

    /** What a run that was interrupted may take to drain and to write its report. */
    private static final long FAREWELL_SECONDS = 120;

    /** Written by the build. */
    private static final String BUILD = "/META-INF/build.properties";

    /** Referenced for good: java.util.logging forgets the levels of loggers that nobody holds. */
    private static final Logger LIBRARIES = Logger.getLogger("");

    private CommandProcess() {}

    /** Does what the arguments say, and returns the exit code. */
    static int execute(String... arguments) {
        LIBRARIES.setLevel(Level.OFF); // what they have to say is in the reasons of the report
        Interrupt interrupt = new Interrupt();
        CountDownLatch finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(interrupt, finished), "interrupted"));
        Screen screen = Screen.ofProcess(System.getenv());
        Dialogues dialogues = Dialogues.on(screen, interrupt);
        try (CommandLab lab = new CommandLab();
                CommandChat chat = new CommandChat()) {
            ChatPorts ports = new ChatPorts(
                    chat,
                    dialogues,
                    Clock.systemDefaultZone(),
                    UUID.randomUUID().toString());
            return new Terminal(screen, lab, interrupt, version())
                    .add(new ChatCommand(screen, interrupt, ports))
                    .add(new SimCommand(screen, interrupt, dialogues))
                    .add(new MetricsCommand(screen, interrupt))
                    .execute(arguments);
        } finally {
            screen.out().flush();
            screen.err().flush();
            finished.countDown();
        }
    }

    /** At the end of the process, also at its regular one, when there is nothing left to do. */
    private static void interrupted(Interrupt interrupt, CountDownLatch finished) {
        if (finished.getCount() == 0) {
            return;
        }
        interrupt.raise();
        try {
            boolean unused = finished.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException goOn) {
            Thread.currentThread().interrupt();
        }
        // The JVM would end with the signal's number.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }

    /** Empty where it was built without Git. */
    private static String version() {
        Properties build = new Properties();
        try (InputStream written = CommandProcess.class.getResourceAsStream(BUILD)) {
            if (written != null) {
                build.load(written);
            }
        } catch (IOException unreadable) {
            return "";
        }
        return (build.getProperty("git.build.version", "") + " " + build.getProperty("git.commit.id.abbrev", ""))
                .strip();
    }
}
