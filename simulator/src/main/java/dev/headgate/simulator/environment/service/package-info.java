/** A service as it runs: its tasks, its target groups and listeners, and the traffic that reaches them. */
@NullMarked
package dev.headgate.simulator.environment.service;

import org.jspecify.annotations.NullMarked;
