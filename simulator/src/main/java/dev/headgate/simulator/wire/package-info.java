/** What can go wrong between a handler and a simulated service. */
@NullMarked
package dev.headgate.simulator.wire;

import org.jspecify.annotations.NullMarked;
