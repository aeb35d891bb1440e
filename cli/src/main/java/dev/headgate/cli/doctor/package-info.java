/**
 * Looks at an installation from outside, and says what is still to be done by hand.
 *
 * <p>More than 25 classes, for each check is one.
 */
@NullMarked
package dev.headgate.cli.doctor;

import org.jspecify.annotations.NullMarked;
