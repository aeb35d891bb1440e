/** The files that a command is about: those of the checkout, and those that a person names. */
@NullMarked
package dev.headgate.cli.checkout;

import org.jspecify.annotations.NullMarked;
