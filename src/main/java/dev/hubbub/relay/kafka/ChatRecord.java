package dev.hubbub.relay.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Binary;
import dev.hubbub.message.Content;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message on the topic {@code chatting}: a JSON object of which {@code content} and {@code user_id} are needed, as other
 * producers write it. What is no text is there as {@code body}, in Base64, and {@code content} stands in for it. Fields
 * that are not known here are not looked at.
 *
 * @param id of the message, unique among all; empty from a producer that gives none
 * @param draft what is said
 * @param expires milliseconds since 1970 on the brokers' clocks: when it gets its place later, nobody is to get it; 0
 *     for never
 */
record ChatRecord(String id, Draft draft, long expires) {

    private static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ROUGH_BYTES = 256;

    /** What was taken elsewhere is not refused here. */
    private static final MessageRules ALL = new MessageRules(Integer.MAX_VALUE);

    byte[] toJson(String origin, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ROUGH_BYTES + draft.bytes());
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            json.writeStringField("id", id);
            json.writeStringField("content", draft.content());
            json.writeStringField("timestamp", now.toString());
            json.writeStringField("user_id", draft.sender().id().value());
            json.writeStringField("name", draft.sender().name());
            json.writeStringField("room", draft.room().name());
            json.writeStringField("origin", origin);
            json.writeNumberField("expires", expires);
            if (!draft.correlationId().isEmpty()) {
                json.writeStringField("correlation_id", draft.correlationId());
            }
            Binary binary = draft.binary();
            if (binary != null) {
                json.writeStringField("content_type", binary.type());
                json.writeBinaryField("body", binary.bytes());
            }
            writeHeaders(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws MalformedRecordException when it is not a message */
    static ChatRecord ofJson(byte[] value) throws MalformedRecordException {
        Fields fields = new Fields();
        try (JsonParser json = JSON.createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedRecordException("is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                fields.read(name, json);
            }
            if (json.currentToken() != JsonToken.END_OBJECT) {
                throw new MalformedRecordException("is cut off");
            }
            return fields.toRecord();
        } catch (JsonProcessingException malformed) { // whose message quotes what was said
            throw new MalformedRecordException("is no JSON of a message, at byte "
                    + malformed.getLocation().getByteOffset());
        } catch (HubbubException refused) {
            throw new MalformedRecordException(String.valueOf(refused.getMessage()));
        } catch (IOException | RuntimeException unforeseen) { // one record must not keep all instances from reading on
            throw new MalformedRecordException(
                    "cannot be read: " + unforeseen.getClass().getName());
        }
    }

    private void writeHeaders(JsonGenerator json) throws IOException {
        if (draft.headers().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, String> header : draft.headers().entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
        json.writeEndObject();
    }

    /** What has been read so far. */
    private static final class Fields {

        private String id = "";
        private String content = "";
        private String user = "";
        private String name = "";
        private String room = "";
        private String correlationId = "";
        private String contentType = "";
        private byte @Nullable [] body;
        private long expires;
        private final Map<String, String> headers = new LinkedHashMap<>();

        /** Reads the value that {@code json} stands at. */
        void read(String field, JsonParser json) throws IOException {
            switch (field) {
                case "id" -> id = text(json);
                case "content" -> content = text(json);
                case "user_id" -> user = text(json);
                case "name" -> name = text(json);
                case "room" -> room = text(json);
                case "correlation_id" -> correlationId = text(json);
                case "content_type" -> contentType = text(json);
                case "body" -> body = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getBinaryValue();
                case "expires" -> expires = number(json);
                case "headers" -> readHeaders(json);
                default -> json.skipChildren();
            }
        }

        ChatRecord toRecord() {
            Room where = room.isEmpty() ? Room.LOBBY : new Room(room);
            Content what = body == null || body.length == 0
                    ? new Content(content, correlationId, headers)
                    : Content.of(new Binary(body, contentType), content, correlationId, headers);
            return new ChatRecord(id, ALL.draft(where, Member.of(user, name), what), expires);
        }

        /** Empty for what is no scalar. */
        private static String text(JsonParser json) throws IOException {
            boolean nested = json.currentToken().isStructStart();
            json.skipChildren();
            return nested ? "" : json.getValueAsString("");
        }

        private static long number(JsonParser json) throws IOException {
            json.skipChildren();
            return json.getValueAsLong();
        }

        private void readHeaders(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String header = json.currentName();
                json.nextToken();
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    headers.put(header, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
    }
}
