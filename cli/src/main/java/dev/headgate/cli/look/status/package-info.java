/** What serves, what is under way and what waits for whom, at one moment or for as long as something is under way. */
@NullMarked
package dev.headgate.cli.look.status;

import org.jspecify.annotations.NullMarked;
