package dev.hubbub.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Sets the log for the tests that run without Quarkus; those that run with it set their own. */
public final class LoggingListener implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Logging.fromInfo();
    }
}
