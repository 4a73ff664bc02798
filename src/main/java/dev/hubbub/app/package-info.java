/**
 * The entry point: configuration, the parts that are made from it, and what is started and closed with the process.
 */
@NullMarked
package dev.hubbub.app;

import org.jspecify.annotations.NullMarked;
