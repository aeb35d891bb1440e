package dev.headgate.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The members of this one stand among those of its record, as they did when they were the record's own.
 *
 * <p>The first case of a sealed interface carries no {@code type} then: it is the one that was stored before there were others.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Beside {}
