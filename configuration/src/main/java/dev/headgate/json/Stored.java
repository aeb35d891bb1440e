package dev.headgate.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which a member is stored and passed, where its record has a better word for it by now.
 *
 * <p>Names in records that are stored never change: an older version of the functions reads what a newer one has written, and
 * the other way round.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Stored {
    String value();
}
