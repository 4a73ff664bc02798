package dev.hubbub.relay.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What instances tell one another, as JSON. */
final class PeerJson {

    static final int VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private PeerJson() {}

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static <T> T read(byte[] value, Class<T> type) throws MalformedRecordException {
        try {
            T read = MAPPER.readValue(value, type);
            if (read == null) {
                throw new MalformedRecordException("is null");
            }
            return read;
        } catch (IOException malformed) {
            throw new MalformedRecordException(String.valueOf(malformed.getMessage()));
        }
    }
}
