package dev.hubbub.relay.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * An instance's sign of life. Fields that are not known here are not looked at.
 *
 * @param generation who was told of in an earlier one, and not since, is not there any more
 * @param asks how often the instance has asked the others to tell it once more who is there
 * @param leaving whether it is the last
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Beat(
        @JsonProperty("v") int version,
        @JsonProperty("server_id") String serverId,
        @JsonProperty("timestamp") Instant timestamp,
        @JsonProperty("started") Instant started,
        @JsonProperty("subscribers") long subscribers,
        @JsonProperty("rooms") int rooms,
        @JsonProperty("lag") long lag,
        @JsonProperty("generation") long generation,
        @JsonProperty("asks") long asks,
        @JsonProperty("leaving") boolean leaving) {}
