package dev.hubbub.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hubbub.error.Fault;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** In which line of a scenario's text a fault is: faults name paths, editors show lines. Any thread. */
public final class FaultLines {

    /** Faults of the text itself say it. */
    private static final Pattern SAID = Pattern.compile("\\bline (\\d{1,6})\\b");

    private final Map<String, Integer> lines = new HashMap<>();

    private FaultLines() {}

    /** Of any text: what cannot be parsed is known as far as it can. */
    public static FaultLines of(String text) {
        FaultLines lines = new FaultLines();
        try (JsonParser parser = TreeParser.open(text)) {
            parser.nextToken();
            lines.note(KeyPath.ROOT, parser, 1);
        } catch (IOException | YAMLException malformed) {
            return lines;
        }
        return lines;
    }

    /** From 1; of what is not there, the line of the closest that it should be in. */
    public int line(Fault fault) {
        Matcher said = SAID.matcher(fault.detail());
        return isOfText(fault) && said.find() ? Integer.parseInt(said.group(1)) : closest(fault.field());
    }

    /** Others quote the text, in which anything may stand. */
    private static boolean isOfText(Fault fault) {
        return fault.field().equals(KeyPath.WHOLE) || fault.detail().startsWith("is there twice");
    }

    private int closest(String field) {
        String path = field;
        while (!path.isEmpty()) {
            Integer line = lines.get(path);
            if (line != null) {
                return line;
            }
            path = path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
        }
        return 1;
    }

    /** Notes the value at which the parser is, and what is in it. */
    private void note(String path, JsonParser parser, int depth) throws IOException {
        if (depth > TreeParser.MAX_DEPTH) {
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String at = KeyPath.of(path, parser.currentName());
                lines.putIfAbsent(at, line(parser));
                parser.nextToken();
                note(at, parser, depth + 1);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; isAtItem(parser.nextToken()); i++) {
                String at = KeyPath.of(path, i);
                lines.putIfAbsent(at, line(parser));
                note(at, parser, depth + 1);
            }
        }
    }

    private static boolean isAtItem(@Nullable JsonToken token) {
        return token != null && token != JsonToken.END_ARRAY;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
