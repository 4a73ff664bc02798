package dev.hubbub.stompconformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which sentences of the text a test holds. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Sentence {

    /** Their ids in stomp-1.2-sentences.txt. */
    String[] value();
}
