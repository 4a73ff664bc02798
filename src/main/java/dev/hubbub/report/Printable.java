package dev.hubbub.report;

import java.util.function.IntUnaryOperator;

/** Other people's text, fit to be shown: what would steer a terminal or break a document becomes U+FFFD. */
public final class Printable {

    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    /** For documents; tabs and line breaks stay, the latter as a line feed. */
    public static String text(String raw) {
        String lines = raw.replace("\r\n", "\n").replace('\r', '\n');
        return map(lines, c -> isUnfit(c) && c != '\t' && c != '\n' ? REPLACEMENT : c);
    }

    /** On one line: tabs and line breaks become spaces. */
    public static String line(String raw) {
        return map(raw, c -> isBreak(c) ? ' ' : isUnfit(c) ? REPLACEMENT : c);
    }

    private static String map(String raw, IntUnaryOperator each) {
        return raw.codePoints()
                .map(each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isBreak(int c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Neither XML 1.0 nor HTML may contain the first three; the last make what follows read backwards. */
    private static boolean isUnfit(int c) {
        return Character.getType(c) == Character.CONTROL
                || Character.getType(c) == Character.SURROGATE
                || (c & 0xFFFE) == 0xFFFE
                || c >= 0xFDD0 && c <= 0xFDEF
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
    }
}
