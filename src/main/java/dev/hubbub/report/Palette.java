package dev.hubbub.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The colours of the page, in light and in dark, as CSS variables. Text has a contrast of 4.5 to 1 or more to what is
 * behind it; the lines of charts differ in lightness as well as in hue.
 */
final class Palette {

    private record Colour(String name, String light, String dark) {}

    private static final List<Colour> COLOURS = List.of(
            new Colour("page", "#f4f5f8", "#0d1117"),
            new Colour("card", "#ffffff", "#151b24"),
            new Colour("sunk", "#eef0f4", "#0f151d"),
            new Colour("ink", "#161b26", "#e6eaf1"),
            new Colour("muted", "#596273", "#96a1b3"),
            new Colour("rule", "#dde1e8", "#283140"),
            new Colour("link", "#2f4ac0", "#8ea6ff"),
            new Colour("good", "#0b6e45", "#4bd18f"),
            new Colour("good-soft", "#e1f4ea", "#10291e"),
            new Colour("bad", "#b3172f", "#ff8593"),
            new Colour("bad-soft", "#fce8eb", "#331419"),
            new Colour("doubt", "#855600", "#f0b94b"),
            new Colour("doubt-soft", "#fdf2d9", "#2d2310"),
            new Colour("s1", "#3357d6", "#7d9bff"),
            new Colour("s2", "#d9630d", "#ffa94d"),
            new Colour("s3", "#a3186e", "#f783c4"),
            new Colour("grid", "#e3e6ec", "#242d3a"),
            new Colour("band-even", "#eef1f7", "#1a2230"),
            new Colour("band-odd", "#f8f9fc", "#161d28"),
            new Colour("band-warmup", "#f7efdd", "#28231a"));

    private Palette() {}

    /** On paper it is light. */
    static String css() {
        return ":root{color-scheme:light dark;" + variables(Colour::light) + "}\n"
                + "@media (prefers-color-scheme:dark){:root{" + variables(Colour::dark) + "}}\n"
                + "@media print{:root{color-scheme:light;" + variables(Colour::light) + "}}\n";
    }

    private static String variables(Function<Colour, String> shade) {
        return COLOURS.stream()
                .map(colour -> "--" + colour.name() + ":" + shade.apply(colour))
                .collect(Collectors.joining(";"));
    }
}
