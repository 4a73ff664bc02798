/** What both edges of the HTTP port, REST and STOMP, read from a request alike. On event loops; nothing is looked up. */
@NullMarked
package dev.hubbub.web;

import org.jspecify.annotations.NullMarked;
