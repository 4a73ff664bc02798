package dev.hubbub.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A simple command in its words: quotes are taken off, a comment is left out, nothing is expanded. */
final class ShellWords {

    private static final Pattern PART = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)|(\\s+)");

    private ShellWords() {}

    static List<String> of(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        for (MatchResult part :
                PART.matcher(command.replace("\\\n", " ")).results().toList()) {
            if (part.group(4) != null) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else if (!inWord && part.group().startsWith("#")) {
                return words;
            } else {
                word.append(
                        part.group(1) != null ? part.group(1) : part.group(2) != null ? part.group(2) : part.group(3));
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
