package dev.hubbub.runtime;

/**
 * An event loop in one second.
 *
 * @param name such as grpc-0
 * @param lagMillis how late it was at most; of one that is stuck, how long it has been by now
 * @param pendingTasks that wait on it now
 */
public record LoopLag(String name, double lagMillis, int pendingTasks) {}
