/**
 * The relay by Kafka: every instance reads every message, in the order of its partition, and delivers it to its own
 * subscribers. What is published goes through Kafka first, also to the publisher's own instance.
 *
 * <p>kafka-clients by hand, and not the messaging extension: each instance reads every partition from an offset of its own
 * choosing, without a consumer group, and hands each record to the hub on the thread that read it; the extension's
 * channels are wired at build time, and would bring a hop and a group that the order does not need.
 *
 * <p>Threads: publishers come on any, mostly event loops, and are never blocked; Kafka's producer answers on its own; one
 * reader each hears the messages and the other instances; a clock looks after partitions, signs of life and presence.
 */
@NullMarked
package dev.hubbub.relay.kafka;

import org.jspecify.annotations.NullMarked;
