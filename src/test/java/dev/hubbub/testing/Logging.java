package dev.hubbub.testing;

import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/**
 * The log of a process that has Quarkus on its class path and is no Quarkus application. There every logger begins at ALL:
 * each trace line of Kafka's and Netty's is put together, and kept for an application that never starts.
 */
public final class Logging {

    private Logging() {}

    /** To be called first. */
    public static void fromInfo() {
        LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
    }
}
