/** Starts, observes, continues and rolls back a blue/green deployment. */
@NullMarked
package dev.headgate.traffic;

import org.jspecify.annotations.NullMarked;
