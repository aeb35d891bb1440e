/** What happens in a run: the world it starts from, its people and its faults. */
@NullMarked
package dev.headgate.simulator.scenario;

import org.jspecify.annotations.NullMarked;
