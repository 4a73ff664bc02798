package dev.hubbub.relay.kafka;

/**
 * A topic, and how it is made when it is not there.
 *
 * @param name what it is called
 * @param partitions how many it has
 * @param replicas how many copies, or as many as there are brokers
 */
public record TopicSettings(String name, int partitions, int replicas) {

    public TopicSettings {
        if (name.isBlank() || partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException("a topic needs a name, a partition and a replica at least, not " + name
                    + ", " + partitions + ", " + replicas + "; see hubbub.kafka.*");
        }
    }

    /** How many replicas must have a message before it is acknowledged: all but one, so that one may be away. */
    int minInSync(int allowed) {
        return Math.max(1, Math.min(replicas, allowed) - 1);
    }
}
