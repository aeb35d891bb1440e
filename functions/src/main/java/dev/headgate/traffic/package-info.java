/**
 * Starts, observes, continues and rolls back a blue/green deployment.
 *
 * <p>More than 25 classes: task definitions, listeners, alarms and metrics are each read in the few words that all backends
 * share, and each is a handful of small classes.
 */
@NullMarked
package dev.headgate.traffic;

import org.jspecify.annotations.NullMarked;
