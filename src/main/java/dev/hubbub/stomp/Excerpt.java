package dev.hubbub.stomp;

/** What a peer sent, as it may be quoted to it. */
final class Excerpt {

    private static final int MAX_LENGTH = 64;

    private Excerpt() {}

    /** The beginning of {@code text}; control characters become spaces. */
    static String of(String text) {
        String beginning = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        return beginning.replaceAll("\\p{Cntrl}", " ");
    }
}
