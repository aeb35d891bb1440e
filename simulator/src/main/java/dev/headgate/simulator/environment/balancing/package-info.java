/** Application load balancers, as their clients see them. */
@NullMarked
package dev.headgate.simulator.environment.balancing;

import org.jspecify.annotations.NullMarked;
