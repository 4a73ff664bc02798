package dev.hubbub.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.JsonReport;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A report as a file of JSON. Blocks. */
final class ReportFile {

    private static final Set<String> HEADING = Set.of("id", "name", "verdict", "startedAt", "seconds");
    private static final JsonFactory JSON = new JsonFactory();

    private ReportFile() {}

    static void write(Path file, RunReport report) throws IOException {
        Files.write(file, JsonReport.writeBytes(report));
    }

    /** @throws IOException when the file cannot be read, or is no report */
    static RunReport read(Path file) throws IOException {
        byte[] json = Files.readAllBytes(file);
        try {
            return JsonReport.read(json);
        } catch (HubbubException damaged) {
            throw new IOException("the report is damaged: " + damaged.getMessage(), damaged);
        }
    }

    /**
     * Reads no more than a list needs, and yet to the end: a file that was cut off has none.
     *
     * @throws IOException when the file cannot be read, or is no report
     */
    static RunHeading readHeading(Path file) throws IOException {
        try {
            return heading(scan(file));
        } catch (JsonProcessingException malformed) {
            throw new IOException("the report is no JSON: " + malformed.getOriginalMessage(), malformed);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new IOException("the report is damaged: " + malformed.getMessage(), malformed);
        }
    }

    private static Map<String, String> scan(Path file) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (Reader reader = Files.newBufferedReader(file);
                JsonParser parser = JSON.createParser(reader)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the report is no JSON object");
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                if (HEADING.contains(field)) {
                    found.put(field, parser.getText());
                }
                parser.skipChildren();
            }
        }
        return found;
    }

    private static RunHeading heading(Map<String, String> found) {
        return new RunHeading(
                needed(found, "id"),
                needed(found, "name"),
                Verdict.valueOf(needed(found, "verdict")),
                Instant.parse(needed(found, "startedAt")),
                Double.parseDouble(needed(found, "seconds")));
    }

    private static String needed(Map<String, String> found, String field) {
        @Nullable String value = found.get(field);
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }
}
