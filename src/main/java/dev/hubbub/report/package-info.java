/**
 * What is told of a run: plain values, and how they are rendered: for people as text and HTML, for machines as JSON, CSV
 * and JUnit XML, and two groups of runs beside each other. Times in milliseconds, as people read them; field names as
 * they appear in JSON.
 *
 * <p>Threads: values are immutable and renderers keep nothing; any thread.
 *
 * <p>Guarantee: whatever text a report holds, its renderings stay what they are: a page without script, well-formed XML,
 * a table without formulas, lines that do not steer a terminal.
 */
@NullMarked
package dev.hubbub.report;

import org.jspecify.annotations.NullMarked;
