/** Alarms and metrics, as their clients see them. */
@NullMarked
package dev.headgate.simulator.environment.cloudwatch;

import org.jspecify.annotations.NullMarked;
