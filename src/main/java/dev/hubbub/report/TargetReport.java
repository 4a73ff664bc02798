package dev.hubbub.report;

/**
 * What a run with several targets had of one of them.
 *
 * @param target without secrets
 * @param users who were subscribed there when the run ended, or published there
 * @param connections that were open to it then
 * @param connects how often somebody was subscribed there, for the first time or again
 * @param connectFailures how often somebody could not be
 * @param moved how many users came there from another target
 * @param resumed how many of the subscriptions went on where the one before had ended, there or elsewhere
 */
public record TargetReport(
        String target, int users, int connections, long connects, long connectFailures, long moved, long resumed) {}
