/** What lines of the log are about: fields beside the text, so that a request's lines can be found. */
@NullMarked
package dev.hubbub.log;

import org.jspecify.annotations.NullMarked;
