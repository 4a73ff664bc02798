package dev.hubbub.report;

/**
 * A point of a percentile curve.
 *
 * @param percentile 0 to 100
 * @param millis the latency that so many per cent did not exceed
 */
public record CurvePoint(double percentile, double millis) {}
