/** Runs Headgate's own handlers and state machines on a laptop, in virtual time. */
@NullMarked
package dev.headgate.simulator;

import org.jspecify.annotations.NullMarked;
