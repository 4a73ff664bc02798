package dev.hubbub.exposition;

import dev.hubbub.error.HubbubException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one line from left to right. */
final class LineReader {

    private final String line;
    private final int number;
    private int at;

    /** @param number of the line, from 1 */
    LineReader(String line, int number) {
        this.line = line;
        this.number = number;
    }

    /** The whole line as a sample: name, labels, value, perhaps a time and, in OpenMetrics, an exemplar. */
    Sample sample(boolean openMetrics) {
        String name = name(true);
        SortedMap<String, String> labels = peek() == '{' ? labels() : new TreeMap<>();
        blanks(true);
        double value = value(word());
        blanks(false);
        if (!atEnd() && peek() != '#') {
            time(word(), openMetrics);
            blanks(false);
        }
        if (!atEnd() && !(openMetrics && peek() == '#')) {
            throw fault("there is \"" + rest() + "\" behind the value");
        }
        return new Sample(name, labels, value);
    }

    /** What follows up to a blank or the end. */
    String word() {
        int from = at;
        while (!atEnd() && !isBlank(peek())) {
            at++;
        }
        return line.substring(from, at);
    }

    /** A metric's name, or a label's, which has no colons. */
    String name(boolean colons) {
        int from = at;
        while (!atEnd() && isName(peek(), colons, at > from)) {
            at++;
        }
        if (at == from) {
            throw fault("a name is missing at \"" + rest() + "\"");
        }
        return line.substring(from, at);
    }

    /** What is left. Escapes are undone where they are some; a backslash elsewhere is one, as writers get this wrong. */
    String help() {
        blanks(false);
        String text = rest();
        at = line.length();
        StringBuilder help = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            boolean escape = c == '\\' && (next == 'n' || next == '\\' || next == '"');
            help.append(!escape ? c : next == 'n' ? '\n' : next);
            i += escape ? 1 : 0;
        }
        return help.toString();
    }

    void blanks(boolean required) {
        int from = at;
        while (!atEnd() && isBlank(peek())) {
            at++;
        }
        if (required && at == from) {
            throw fault("a blank is missing at \"" + rest() + "\"");
        }
    }

    HubbubException fault(String what) {
        return HubbubException.invalid("line " + number, what);
    }

    private SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>();
        expect('{');
        blanks(false);
        while (peek() != '}') {
            String name = name(false);
            blanks(false);
            expect('=');
            blanks(false);
            expect('"');
            if (labels.put(name, quoted()) != null) {
                throw fault("the label " + name + " is there twice");
            }
            blanks(false);
            if (peek() != '}') {
                expect(',');
                blanks(false);
            }
        }
        expect('}');
        return labels;
    }

    /** Up to the quote that ends it, which is read, too. */
    private String quoted() {
        StringBuilder text = new StringBuilder();
        while (peek() != '"') {
            char c = line.charAt(at++);
            if (c == '\\') {
                text.append(
                        switch (peek()) {
                            case 'n' -> '\n';
                            case '\\', '"' -> peek();
                            default -> throw fault("\\" + peek() + " is no escape; those are \\\\, \\\" and \\n");
                        });
                at++;
            } else {
                text.append(c);
            }
        }
        at++;
        return text.toString();
    }

    private double value(String word) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "nan":
                return Double.NaN;
            case "+inf", "inf", "+infinity", "infinity":
                return Double.POSITIVE_INFINITY;
            case "-inf", "-infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                return number(word);
        }
    }

    /** Java takes more: "1f", "0x1p3", blanks. */
    private double number(String word) {
        boolean plain = !word.isEmpty() && word.chars().allMatch(c -> "+-.eE".indexOf(c) >= 0 || c >= '0' && c <= '9');
        try {
            if (plain) {
                return Double.parseDouble(word);
            }
        } catch (NumberFormatException none) {
            throw fault("\"" + word + "\" is no number");
        }
        throw fault("\"" + word + "\" is no number");
    }

    /** Milliseconds, or seconds in OpenMetrics; of no interest, but it has to be one. */
    private void time(String word, boolean openMetrics) {
        double time = number(word);
        if (!openMetrics && time != Math.rint(time)) {
            throw fault("\"" + word + "\" is no time in milliseconds");
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw fault("'" + wanted + "' is missing at \"" + rest() + "\"");
        }
        at++;
    }

    /** The next character. */
    private char peek() {
        if (atEnd()) {
            throw fault("it ends too early");
        }
        return line.charAt(at);
    }

    boolean atEnd() {
        return at == line.length();
    }

    private String rest() {
        return line.substring(at);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isName(char c, boolean colons, boolean inside) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c == ':' && colons
                || c >= '0' && c <= '9' && inside;
    }
}
