package dev.hubbub.client.stomp;

/** Text inside a string of JSON. */
final class Json {

    private Json() {}

    /** {@code text} with what would end the string, or may not be in it, escaped as RFC 8259 has it. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
