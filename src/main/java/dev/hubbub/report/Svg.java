package dev.hubbub.report;

/**
 * Coordinates in a drawing of {@link #WIDTH} by {@link #HEIGHT}, which is stretched to its place on the page: what has
 * a shape of its own, such as text, stands outside of it, placed in per cent.
 */
final class Svg {

    static final int WIDTH = 1000;
    static final int HEIGHT = 250;

    private Svg() {}

    static double x(double position) {
        return position * WIDTH;
    }

    static double y(double position) {
        return (1 - position) * HEIGHT;
    }

    /** A line whose width does not stretch with the drawing. */
    static void line(Markup page, String style, String path) {
        page.empty("path", "class", style, "d", path, "vector-effect", "non-scaling-stroke");
    }

    /** To a tenth. */
    static String number(double coordinate) {
        long tenths = Math.round(coordinate * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    static String percent(double position) {
        return number(position * 1000 / 10) + "%";
    }
}
