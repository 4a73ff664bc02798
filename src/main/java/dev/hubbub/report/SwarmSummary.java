package dev.hubbub.report;

import java.util.Map;

/**
 * The swarm since the process began.
 *
 * @param connectsSucceeded clients that got their subscription
 * @param connectsFailed clients that did not
 * @param connected clients there are now
 * @param connections connections they share
 * @param rooms clients there are now, by room
 * @param sent messages the server took
 * @param sendsFailed messages it did not
 * @param received messages that arrived, duplicates and other people's included
 * @param lost deliveries that never came, by the ledgers of the runs that have ended
 * @param disconnected clients that the server or the network ended
 * @param runsActive broadcast runs going on
 */
public record SwarmSummary(
        long connectsSucceeded,
        long connectsFailed,
        int connected,
        int connections,
        Map<String, Integer> rooms,
        long sent,
        long sendsFailed,
        long received,
        long lost,
        long disconnected,
        int runsActive) {}
