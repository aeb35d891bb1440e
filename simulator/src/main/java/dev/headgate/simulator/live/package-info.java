/** Runs that people watch and take part in: played at a pace, with a page to watch them. */
@NullMarked
package dev.headgate.simulator.live;

import org.jspecify.annotations.NullMarked;
