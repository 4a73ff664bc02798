package dev.hubbub.relay;

import java.util.List;

/**
 * The instances that share their rooms.
 *
 * @param relay what they share them by: {@code memory} for one that is alone, {@code kafka}
 * @param state whether messages get through
 * @param self the id of the instance that tells this
 * @param instances all that are known, this one first, then by id
 * @param partitions where the orders come from; none for an instance that is alone
 */
public record Cluster(
        String relay, State state, String self, List<InstanceStatus> instances, List<PartitionStatus> partitions) {

    /** Whether messages get through. */
    public enum State {
        /** They do. */
        UP,
        /** The instance has not read yet what was said before it came. */
        STARTING,
        /** They do not: publishers are refused. */
        DOWN
    }
}
