/** The command line: the root of its commands, each of which is a package of its own. */
@NullMarked
package dev.headgate.cli;

import org.jspecify.annotations.NullMarked;
