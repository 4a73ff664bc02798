package dev.hubbub.lab;

import java.util.List;
import java.util.function.IntSupplier;

/**
 * Where the virtual users of a workload meet.
 *
 * @param routes their ways to the targets
 * @param audience everybody who listens in the run
 * @param numbers the next virtual user's; no other of the run has it
 */
record Venue(List<RoomLedger> rooms, Routes routes, Audience audience, IntSupplier numbers) {}
