/**
 * What a run of the load lab is to do, as a person writes it down: terms and habits are k6's where they fit. Plain
 * values, a reader that reports every fault of a text at once, and the presets that ship with the application.
 *
 * <p>Threads: values are immutable; a reader may be used by any.
 *
 * <p>Guarantee: a {@link dev.hubbub.scenario.Scenario} that was read can be run; nothing in it contradicts itself.
 */
@NullMarked
package dev.hubbub.scenario;

import org.jspecify.annotations.NullMarked;
