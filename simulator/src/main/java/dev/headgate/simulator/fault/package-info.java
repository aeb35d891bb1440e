/** What can go wrong between a handler and a simulated service. */
@NullMarked
package dev.headgate.simulator.fault;

import org.jspecify.annotations.NullMarked;
