/**
 * From a trigger to a release and its plan of waves.
 *
 * <p>More than 25 classes, for each kind of trigger and of plan is a value, and each has its reader.
 */
@NullMarked
package dev.headgate.release;

import org.jspecify.annotations.NullMarked;
