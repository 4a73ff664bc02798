package dev.hubbub.lab;

import dev.hubbub.client.Target;
import dev.hubbub.report.TargetReport;

/** What a run's virtual users have had of one target. On the control thread. */
final class TargetCounts {

    private final Target target;

    int users;
    long connects;
    long connectFailures;
    long moved;
    long resumed;

    TargetCounts(Target target) {
        this.target = target;
    }

    /** @param connections that are open to it */
    TargetReport report(int connections) {
        return new TargetReport(target.toString(), users, connections, connects, connectFailures, moved, resumed);
    }
}
