package dev.hubbub.terminal;

import java.util.List;
import java.util.function.Function;

/**
 * How lines are asked for.
 *
 * @param text stands in front of what is typed
 * @param kept whether a line stays on the screen when it was typed; false where it comes back as an answer
 * @param completion what the word at the cursor may be, by the words in front of it
 */
public record Prompt(String text, boolean kept, Function<List<String>, List<String>> completion) {}
