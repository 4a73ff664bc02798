package dev.hubbub.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object of a request, read field by field, so that one answer can list all that is wrong with it. */
final class UserBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode object;
    private final Faults faults = new Faults();

    private UserBody(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads a body.
     *
     * @param known the fields it may have
     * @throws HubbubException INVALID_ARGUMENT when it is no JSON object
     */
    static UserBody read(@Nullable String body, String... known) {
        UserBody read = new UserBody(parse(body == null ? "" : body));
        List<String> fields = List.of(known);
        read.object.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                read.faults.note(name, "is not known here; there are " + String.join(", ", fields));
            }
        });
        return read;
    }

    Faults faults() {
        return faults;
    }

    /** A text; null when it is absent, or is none. */
    @Nullable String text(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isTextual()) {
            return value == null ? null : value.textValue();
        }
        faults.note(name, "must be a text");
        return null;
    }

    String text(String name, String absent) {
        String text = text(name);
        return text == null ? absent : text;
    }

    /** A whole number; null when it is absent, or is none. */
    @Nullable Integer wholeNumber(String name) {
        JsonNode value = object.get(name);
        if (value == null || (value.isIntegralNumber() && value.canConvertToInt())) {
            return value == null ? null : value.intValue();
        }
        faults.note(name, "must be a whole number");
        return null;
    }

    int wholeNumber(String name, int absent) {
        Integer number = wholeNumber(name);
        return number == null ? absent : number;
    }

    /** Likewise. */
    @Nullable Long longNumber(String name) {
        JsonNode value = object.get(name);
        if (value == null || (value.isIntegralNumber() && value.canConvertToLong())) {
            return value == null ? null : value.longValue();
        }
        faults.note(name, "must be a whole number");
        return null;
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode read = JSON.readTree(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException malformed) {
            throw HubbubException.invalid("body", "is no JSON: " + malformed.getOriginalMessage());
        }
        throw HubbubException.invalid("body", "must be a JSON object, such as {\"name\": \"Ann\"}");
    }
}
