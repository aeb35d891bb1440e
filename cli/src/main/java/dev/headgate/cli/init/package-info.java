/** The command {@code init}: writes a first configuration for services that an account has already. */
@NullMarked
package dev.headgate.cli.init;

import org.jspecify.annotations.NullMarked;
