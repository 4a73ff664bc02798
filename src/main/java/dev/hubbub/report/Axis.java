package dev.hubbub.report;

import java.util.List;

/** Where values lie on a chart, and what is written beside it. */
sealed interface Axis permits LinearAxis, LogAxis, NinesAxis {

    /** 0 (left or bottom) to 1; values beyond the ends lie on them. The value is finite. */
    double position(double value);

    List<Tick> ticks();

    /** A value in words, for a tooltip. */
    String label(double value);

    /** Its name, when it is one to be told of; empty for an even one. */
    default String kind() {
        return "";
    }

    static double clamp(double position) {
        return Math.max(0, Math.min(1, position));
    }
}
