package dev.hubbub.lab;

import dev.hubbub.client.ChatClients;

/**
 * A target, as a workload has it.
 *
 * @param clients the workload's connections to it
 * @param counts what all workloads have had of it
 */
record Place(ChatClients clients, TargetCounts counts) {}
