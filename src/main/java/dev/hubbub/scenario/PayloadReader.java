package dev.hubbub.scenario;

import dev.hubbub.scenario.Workload.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what is published. */
final class PayloadReader {

    static final List<String> KEYS = List.of("bytes", "text");

    private static final int LEAST_BYTES = 64;
    private static final int MOST_BYTES = 64 * 1024;
    /** Leaves room for the mark. */
    private static final int MOST_TEXT_BYTES = 60 * 1024;

    private static final Rule<Integer> BYTES = Rule.whole(LEAST_BYTES, MOST_BYTES);
    private static final Rule<String> TEXT = Rule.text(
            "1 to " + MOST_TEXT_BYTES + " bytes of text without control characters, such as line breaks",
            PayloadReader::isSayable);

    private PayloadReader() {}

    static Payload read(Value value) {
        Payload least = new Payload(LEAST_BYTES, null);
        if (!value.isPresent()) {
            return least;
        }
        Section section = value.section(KEYS);
        int bytes = section.at("bytes").or(LEAST_BYTES, BYTES);
        String text = section.at("text").orNull(TEXT);
        if (section.has("bytes") && section.has("text")) {
            value.note("has both bytes and text; give one");
        }
        return text == null ? new Payload(bytes, null) : new Payload(0, text);
    }

    private static boolean isSayable(String text) {
        return !text.isEmpty()
                && text.codePoints().noneMatch(PayloadReader::isUnsayable)
                && text.getBytes(StandardCharsets.UTF_8).length <= MOST_TEXT_BYTES;
    }

    private static boolean isUnsayable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
