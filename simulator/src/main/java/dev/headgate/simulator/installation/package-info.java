/** A whole installation of Headgate: the real handlers and definitions, on simulated accounts. */
@NullMarked
package dev.headgate.simulator.installation;

import org.jspecify.annotations.NullMarked;
