package dev.hubbub.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as JSON: fields named as the records' components, times in ISO 8601, NaN and infinities as null.
 *
 * <p>Reading takes what newer versions wrote: fields that it does not know are ignored. A number with a fraction that
 * is missing or null is NaN; a text, list or map that is missing or null is empty; all else has to be there.
 */
public final class JsonReport {

    private static final ObjectMapper MAPPER = mapper();
    private static final String DOCUMENT = "report";

    private JsonReport() {}

    public static String write(RunReport report) {
        try {
            return MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report has nothing that JSON cannot say", e);
        }
    }

    /** In UTF-8. */
    public static byte[] writeBytes(RunReport report) {
        return write(report).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws HubbubException INVALID_ARGUMENT, naming the place, when it is no report */
    public static RunReport read(String json) {
        try {
            return checked(MAPPER.readValue(json, RunReport.class));
        } catch (JsonMappingException e) {
            throw HubbubException.invalid(place(e), firstLine(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw HubbubException.invalid(DOCUMENT, "is no JSON: " + firstLine(e.getOriginalMessage()) + where);
        }
    }

    /** @throws HubbubException INVALID_ARGUMENT, naming the place, when it is no report in UTF-8 */
    public static RunReport read(byte[] json) {
        return read(new String(json, StandardCharsets.UTF_8));
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(NullableDoubles.module())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        JsonSetter.Value empty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
        mapper.configOverride(String.class).setSetterInfo(empty);
        mapper.configOverride(Map.class).setSetterInfo(empty);
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL));
        return mapper;
    }

    private static RunReport checked(@Nullable RunReport report) {
        if (report == null) {
            throw HubbubException.invalid(DOCUMENT, "is null; a report is an object");
        }
        Faults faults = new Faults();
        require(faults, "verdict", report.verdict());
        require(faults, "startedAt", report.startedAt());
        require(faults, "ledger", report.ledger());
        require(faults, "generator", report.generator());
        require(faults, "provenance", report.provenance());
        report.metrics().forEach((name, metric) -> {
            require(faults, "metrics." + name, metric);
            require(faults, "metrics." + name + ".type", metric == null ? "" : metric.type());
        });
        report.failures().forEach((reason, count) -> require(faults, "failures." + reason, count));
        faults.throwIfAny();
        return report;
    }

    private static void require(Faults faults, String field, @Nullable Object value) {
        faults.note(field, value == null ? "is missing; is this the JSON report of a run?" : null);
    }

    /** Such as {@code series[3].users}. */
    private static String place(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? DOCUMENT : path.toString();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("cannot be read");
    }
}
