package dev.hubbub.testing;

import java.util.logging.Handler;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.jboss.logmanager.handlers.ConsoleHandler.Target;

/**
 * The log of a process that has Quarkus on its class path and is no Quarkus application. There every logger begins at ALL:
 * each trace line of Kafka's and Netty's is put together, and kept for an application that never starts.
 */
public final class Logging {

    private Logging() {}

    /** To be called first. */
    public static void fromInfo() {
        root().setLevel(Level.INFO);
    }

    /** To be called first: the rest is lost, and what is wrong goes to the standard error. */
    public static void warnings() {
        ConsoleHandler console =
                new ConsoleHandler(Target.SYSTEM_ERR, new PatternFormatter("%d{HH:mm:ss.SSS} %-5p [%c] %s%e%n"));
        root().setLevel(Level.WARN);
        root().setHandlers(new Handler[] {console});
    }

    private static Logger root() {
        return LogContext.getLogContext().getLogger("");
    }
}
