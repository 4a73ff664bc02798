package dev.hubbub.report;

/**
 * A mark on an axis.
 *
 * @param position 0 (left or bottom) to 1
 */
record Tick(double position, String label) {}
