/** Looks at an installation from outside, and says what is still to be done by hand. */
@NullMarked
package dev.headgate.cli.doctor;

import org.jspecify.annotations.NullMarked;
