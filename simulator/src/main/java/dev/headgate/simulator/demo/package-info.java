/** The simulator's command line. */
@NullMarked
package dev.headgate.simulator.demo;

import org.jspecify.annotations.NullMarked;
