/**
 * What is told of a run: plain values, ready to be rendered. Times in milliseconds, as people read them; field names as
 * they appear in JSON.
 */
@NullMarked
package dev.hubbub.report;

import org.jspecify.annotations.NullMarked;
