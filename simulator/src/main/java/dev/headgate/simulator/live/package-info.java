/** Runs that people watch and take part in: played at a pace, with their pages served on this machine. */
@NullMarked
package dev.headgate.simulator.live;

import org.jspecify.annotations.NullMarked;
