/**
 * The relay by Kafka: every instance reads every message, in the order of its partition, and delivers it to its own
 * subscribers. What is published goes through Kafka first, also to the publisher's own instance.
 */
@NullMarked
package dev.hubbub.relay.kafka;

import org.jspecify.annotations.NullMarked;
