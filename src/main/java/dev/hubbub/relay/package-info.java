/** How what is said on one instance reaches all: the port, and the way of an instance that is alone. */
@NullMarked
package dev.hubbub.relay;

import org.jspecify.annotations.NullMarked;
