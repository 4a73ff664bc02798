package dev.hubbub.report;

/** The path of a curve, broken where there are no values, and of the area below it. One thread. */
final class CurvePath {

    private final Axis horizontal;
    private final Axis vertical;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder area = new StringBuilder();
    private int inPiece;
    private double lastX;

    CurvePath(Axis horizontal, Axis vertical) {
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /** @param y NaN where there is no value */
    void add(double x, double y) {
        if (Double.isNaN(y)) {
            endPiece();
            return;
        }
        lastX = Svg.x(horizontal.position(x));
        String point = Svg.number(lastX) + " " + Svg.number(Svg.y(vertical.position(y)));
        line.append(inPiece == 0 ? 'M' : 'L').append(point);
        area.append(inPiece == 0 ? "M" + Svg.number(lastX) + " " + Svg.HEIGHT : "")
                .append('L')
                .append(point);
        inPiece++;
    }

    /** A piece of one point is a line of no length, which round ends make a dot. */
    private void endPiece() {
        if (inPiece > 0) {
            line.append(inPiece == 1 ? "h0" : "");
            area.append('L')
                    .append(Svg.number(lastX))
                    .append(' ')
                    .append(Svg.HEIGHT)
                    .append('Z');
        }
        inPiece = 0;
    }

    String line() {
        endPiece();
        return line.toString();
    }

    String area() {
        endPiece();
        return area.toString();
    }
}
