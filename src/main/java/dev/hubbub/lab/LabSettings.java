package dev.hubbub.lab;

import java.time.Duration;

/**
 * The lab's bounds.
 *
 * @param name begins the id of every run; unlike any other lab's at the same target, or they take each other's messages
 *     for theirs
 * @param concurrentRuns how many runs may go on at once; they disturb each other's figures
 * @param maxUsers how many virtual users a run may have
 * @param maxDuration how long a run may be planned to take
 * @param connecting how many virtual users may be connecting at once
 * @param connectTimeout how long one may take to be subscribed
 * @param targetTimeout how long all may fail, or nobody be subscribed and nobody get to be, before the target is given up
 */
public record LabSettings(
        String name,
        int concurrentRuns,
        int maxUsers,
        Duration maxDuration,
        int connecting,
        Duration connectTimeout,
        Duration targetTimeout) {}
