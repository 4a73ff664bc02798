package dev.hubbub.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Parses a text, YAML or JSON, into a {@link Tree}. Takes time and space in proportion to the text, whatever it is: it
 * has at most {@value #MAX_BYTES} bytes, {@value #MAX_DEPTH} levels, and no aliases, by which a text would stand for
 * more than it holds. One thread, one text.
 */
final class TreeParser {

    static final int MAX_BYTES = 256 * 1024;
    static final int MAX_DEPTH = 16;

    /** Longer numbers are none that a scenario needs. */
    private static final int MAX_DIGITS = 100;

    /** Up to here, a number with a fraction or an exponent is exact. */
    private static final double EXACT = 1L << 53;

    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .loaderOptions(bounds())
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    private final String text;
    private final JsonParser parser;
    private final FaultLog faults;
    private int chars;
    private int codePoints;

    private TreeParser(String text, JsonParser parser, FaultLog faults) {
        this.text = text;
        this.parser = parser;
        this.faults = faults;
    }

    /** Notes faults of the text as such; what then stands in for its values has none of its own. */
    static Tree parse(String text, FaultLog faults) {
        String flaw = flaw(text);
        if (flaw != null) {
            faults.note(KeyPath.ROOT, flaw);
            return new Tree.Unread();
        }
        try (JsonParser parser = open(text)) {
            return new TreeParser(text, parser, faults).document();
        } catch (JsonProcessingException | YAMLException malformed) {
            faults.note(KeyPath.ROOT, SyntaxFault.describe(malformed, text));
            return new Tree.Unread();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A parser of what the text seems to be. */
    static JsonParser open(String text) throws IOException {
        return (text.stripLeading().startsWith("{") ? JSON : YAML).createParser(text);
    }

    private static @Nullable String flaw(String text) {
        if (text.isBlank()) {
            return "is empty; it must have a name and scenarios";
        }
        // A char has at least one byte: what is far too long is not even encoded.
        boolean fits = text.length() <= MAX_BYTES && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        return fits ? null : "is too long; at most " + MAX_BYTES / 1024 + " KiB are read";
    }

    private static LoaderOptions bounds() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        return options;
    }

    private Tree document() throws IOException {
        if (parser.nextToken() == null) {
            faults.note(KeyPath.ROOT, "is empty; it must have a name and scenarios");
            return new Tree.Unread();
        }
        Tree tree = value(KeyPath.ROOT, 1);
        if (parser.nextToken() != null) {
            faults.note(KeyPath.ROOT, "goes on after its end, in " + line() + "; a text holds one scenario");
        }
        return tree;
    }

    private Tree value(String path, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new JsonParseException(parser, "more than " + MAX_DEPTH + " levels of lists and maps");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            return unread(path, "is an alias, *" + Tree.excerpt(parser.getText()) + "; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(path, depth);
            case START_ARRAY -> items(path, depth);
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numeral();
            case VALUE_TRUE, VALUE_FALSE -> new Tree.Flag(parser.getBooleanValue());
            case VALUE_NULL -> new Tree.Nothing();
            default -> unread(path, "is of a kind that scenarios do not have; write it as text");
        };
    }

    private Tree unread(String path, String detail) {
        faults.note(path, detail);
        return new Tree.Unread();
    }

    private Tree fields(String path, int depth) throws IOException {
        Map<String, Tree> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String line = line();
            String at = KeyPath.of(path, key);
            parser.nextToken();
            Tree value = value(at, depth + 1);
            if (values.putIfAbsent(key, value) != null) {
                faults.note(at, "is there twice, again in " + line + "; keep one");
            }
        }
        return new Tree.Fields(values);
    }

    private Tree items(String path, int depth) throws IOException {
        List<Tree> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(KeyPath.of(path, values.size()), depth + 1));
        }
        return new Tree.Items(values);
    }

    private Tree string() throws IOException {
        int start = offset(parser.currentTokenLocation());
        String value = parser.getText();
        int end = offset(parser.currentLocation());
        // YAML counts the line break after a block as part of it.
        return new Tree.Text(
                value, start, start + text.substring(start, end).stripTrailing().length());
    }

    /** In chars; YAML's locations count code points, and are counted on from the last one asked for. */
    private int offset(JsonLocation location) {
        int count = Math.toIntExact(location.getCharOffset());
        if (!(parser instanceof YAMLParser)) {
            return count;
        }
        chars = text.offsetByCodePoints(chars, count - codePoints);
        codePoints = count;
        return chars;
    }

    private Tree numeral() throws IOException {
        String written = parser.getText();
        if (written.length() > MAX_DIGITS) {
            return new Tree.Numeral(written, Double.NaN, null);
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            return new Tree.Numeral(written, parser.getDoubleValue(), fits ? parser.getLongValue() : null);
        }
        double value = real(written);
        boolean isWhole = value == Math.rint(value) && Math.abs(value) <= EXACT;
        return new Tree.Numeral(written, value, isWhole ? (long) value : null);
    }

    /** NaN for YAML's .nan and .inf. */
    private static double real(String written) {
        try {
            return Double.parseDouble(written.replace("_", ""));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private String line() {
        return "line " + parser.currentTokenLocation().getLineNr();
    }
}
