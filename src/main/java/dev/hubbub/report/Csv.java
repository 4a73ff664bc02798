package dev.hubbub.report;

import java.util.regex.Pattern;

/**
 * Lines of CSV as in RFC 4180. A spreadsheet takes a cell that begins with one of {@code = + - @} for a formula: such
 * text gets an apostrophe in front, which makes it text again. One thread.
 */
final class Csv {

    private static final Pattern HARMLESS = Pattern.compile("[\\p{Alnum}_(){}:./% -]*");
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final StringBuilder out = new StringBuilder();
    private boolean lineBegun;

    Csv text(String text) {
        String safe = text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean bare = HARMLESS.matcher(safe).matches() && safe.equals(safe.strip());
        return cell(bare ? safe : '"' + safe.replace("\"", "\"\"") + '"');
    }

    /** Not grouped; empty when there is none. */
    Csv number(double value) {
        if (!Double.isFinite(value)) {
            return cell("");
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return cell(whole ? Long.toString((long) value) : Double.toString(value));
    }

    Csv end() {
        out.append("\r\n");
        lineBegun = false;
        return this;
    }

    private Csv cell(String cell) {
        if (lineBegun) {
            out.append(',');
        }
        out.append(cell);
        lineBegun = true;
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
