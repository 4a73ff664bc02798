package dev.hubbub.exposition;

import java.util.SortedMap;

/**
 * A line with a value.
 *
 * @param name as it stands there, with its suffix, such as {@code _sum}
 * @param labels by name
 * @param value may be NaN or infinite
 */
public record Sample(String name, SortedMap<String, String> labels, double value) {}
