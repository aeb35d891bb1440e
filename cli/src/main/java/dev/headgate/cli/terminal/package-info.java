/** The terminal in front of which a command runs, and whoever types there. */
@NullMarked
package dev.headgate.cli.terminal;

import org.jspecify.annotations.NullMarked;
