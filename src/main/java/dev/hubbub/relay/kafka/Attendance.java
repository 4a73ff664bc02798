package dev.hubbub.relay.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        @JsonProperty("timestamp") @Nullable Instant timestamp,
        @JsonProperty("room") String room,
        @JsonProperty("name") String name,
        @JsonProperty("connection") long connection,
        @JsonProperty("generation") long generation) {

    /** What is not given is empty. */
    Attendance {
        userId = Objects.requireNonNullElse(userId, "");
        serverId = Objects.requireNonNullElse(serverId, "");
        room = Objects.requireNonNullElse(room, "");
        name = Objects.requireNonNullElse(name, "");
    }

    /** The connection's number; from who gives none, one that stands for the user in the room. */
    long number() {
        return connection > 0 ? connection : -1L - Integer.toUnsignedLong(Objects.hash(userId, room));
    }
}
