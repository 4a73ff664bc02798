package dev.hubbub.app;

import io.quarkus.runtime.LaunchMode;
import java.util.List;
import org.jboss.logging.Logger;
import sun.misc.Signal;

/**
 * SIGTERM and SIGINT. Left to itself, Quarkus closes its HTTP server, and the WebSockets with it, before it tells the
 * application of the end; who is there is to hear of it from the application.
 */
final class StopSignals {

    private static final Logger LOG = Logger.getLogger(StopSignals.class);

    /** What a process that a signal has ended exits with, less the signal's number. */
    private static final int EXIT_BASE = 128;

    private StopSignals() {}

    /** Has {@code drain} run before the process ends by a signal; only where the process is the application's own. */
    static void drainFirst(Runnable drain) {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        for (String name : List.of("TERM", "INT")) {
            try {
                Signal.handle(new Signal(name), signal -> end(signal, drain));
            } catch (IllegalArgumentException taken) {
                LOG.debugf("SIG%s is not Hubbub's to handle: %s", name, taken.getMessage()); // java -Xrs
            }
        }
    }

    /** On a thread of its own; a second signal does not wait for what the first has begun. */
    private static void end(Signal signal, Runnable drain) {
        try {
            drain.run();
        } finally {
            System.exit(EXIT_BASE + signal.getNumber());
        }
    }
}
