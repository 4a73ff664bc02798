package dev.hubbub.stompconformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which sentence of the text a test holds: its section, and the line that the sentence begins in, in our own words. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Section {

    /** The heading it stands under. */
    String value();

    /** What must be, in our own words. */
    String must();
}
