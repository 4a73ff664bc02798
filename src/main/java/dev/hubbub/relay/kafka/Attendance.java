package dev.hubbub.relay.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * On the topic {@code user-connections}: somebody came or went. Fields that are not known here are not looked at.
 *
 * @param connection the subscription's number, which no other of the instance has; 0 from who gives none
 * @param generation the instance's when it told this, see {@link Beat}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Attendance(
        @JsonProperty("v") int version,
        @JsonProperty("user_id") String userId,
        @JsonProperty("server_id") String serverId,
        @JsonProperty("connected") boolean connected,
        @JsonProperty("timestamp") Instant timestamp,
        @JsonProperty("room") String room,
        @JsonProperty("name") String name,
        @JsonProperty("connection") long connection,
        @JsonProperty("generation") long generation) {}
