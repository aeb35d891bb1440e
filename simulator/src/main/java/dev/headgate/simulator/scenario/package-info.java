/** What happens in a run: where it starts from, its people, and what goes wrong. */
@NullMarked
package dev.headgate.simulator.scenario;

import org.jspecify.annotations.NullMarked;
