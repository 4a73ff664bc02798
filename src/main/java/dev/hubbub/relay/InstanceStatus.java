package dev.hubbub.relay;

import java.time.Instant;

/**
 * An instance, as it told of itself.
 *
 * @param id its name, of which there is no other
 * @param started when it began
 * @param heard when it told this
 * @param subscribers how many subscriptions it has
 * @param rooms how many rooms are open there
 * @param lag messages in the order that it has not read yet
 */
public record InstanceStatus(String id, Instant started, Instant heard, long subscribers, int rooms, long lag) {}
