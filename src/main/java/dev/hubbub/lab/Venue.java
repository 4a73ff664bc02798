package dev.hubbub.lab;

import dev.hubbub.client.ChatClients;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Where the virtual users of a workload meet.
 *
 * @param clients their connections to the target
 * @param audience everybody who listens in the run
 * @param numbers the next virtual user's; no other of the run has it
 */
record Venue(List<RoomLedger> rooms, ChatClients clients, Audience audience, IntSupplier numbers) {}
