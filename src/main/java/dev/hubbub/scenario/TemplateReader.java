package dev.hubbub.scenario;

import dev.hubbub.client.Template;
import dev.hubbub.client.Template.Placeholder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads templates, and looks that their placeholders are ones that have a meaning there. */
final class TemplateReader {

    private static final int MOST_CHARACTERS = 4096;
    private static final int MOST_HEADERS = 50;
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,128}");
    private static final List<String> NAMES =
            Arrays.stream(Placeholder.values()).map(Placeholder::toString).toList();
    private static final Rule<String> LINE = Rule.text(
            "1 to " + MOST_CHARACTERS + " characters, none of them a control character",
            text -> isLine(text, MOST_CHARACTERS));

    private TemplateReader() {}

    /** Of a destination or a header. */
    static Template line(Value value, Template absent) {
        return read(value, absent, Set.of(Placeholder.ROOM, Placeholder.USER, Placeholder.TIME));
    }

    /** Of a body, in which what is said must be found again. */
    static Template body(Value value, Template absent) {
        Template body = read(value, absent, Set.of(Placeholder.values()));
        if (body != absent && Collections.frequency(body.placeholders(), Placeholder.CONTENT) != 1) {
            value.note("must have {content} in it once, where what is said goes");
            return absent;
        }
        return body;
    }

    /**
     * Of headers, by name.
     *
     * @param reserved names, in small letters, of headers that are set otherwise
     */
    static Map<String, Template> headers(Value value, Map<String, Template> absent, Set<String> reserved) {
        if (!value.isPresent()) {
            return absent;
        }
        Map<String, Template> headers = new LinkedHashMap<>();
        value.entries(0, MOST_HEADERS).forEach((name, header) -> {
            if (!NAME.matcher(name).matches()) {
                header.note("must have a name of visible ASCII characters without a colon");
            } else if (reserved.contains(name.toLowerCase(Locale.ROOT))) {
                header.note("is set by Hubbub itself; leave it out");
            }
            headers.put(name, line(header, Template.of("")));
        });
        return headers;
    }

    private static Template read(Value value, Template absent, Set<Placeholder> known) {
        if (!value.isPresent()) {
            return absent;
        }
        String text = value.required(LINE);
        try {
            Template template = Template.of(text);
            for (Placeholder placeholder : template.placeholders()) {
                if (!known.contains(placeholder)) {
                    value.note("has {" + placeholder + "}, which has a meaning in target.body only");
                    return absent;
                }
            }
            return text.isEmpty() ? absent : template;
        } catch (IllegalArgumentException unknown) {
            String name = String.valueOf(unknown.getMessage());
            value.note("has {" + Tree.excerpt(name) + "}, which stands for nothing; there are "
                    + known.stream().sorted().map(each -> "{" + each + "}").collect(Collectors.joining(", "))
                    + Spelling.hint(name, NAMES));
            return absent;
        }
    }

    static boolean isLine(String text, int most) {
        return !text.isEmpty() && text.length() <= most && text.codePoints().noneMatch(TemplateReader::isUnsayable);
    }

    private static boolean isUnsayable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
