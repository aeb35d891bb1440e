/** What the commands that look stand on: the records of an installation, and how what they say is written. They change nothing. */
@NullMarked
package dev.headgate.cli.look;

import org.jspecify.annotations.NullMarked;
