/** The canary judge on the command line: one table judged and drawn. */
@NullMarked
package dev.headgate.cli.judge;

import org.jspecify.annotations.NullMarked;
