package dev.hubbub.runtime;

/**
 * One figure about the process.
 *
 * @param name stable, in snake case
 * @param value the figure
 * @param unit what it counts: bytes, seconds, threads, a share from 0 to 1
 * @param meaning one sentence
 * @param worry when to look closer
 */
public record VitalSign(String name, double value, String unit, String meaning, String worry) {}
