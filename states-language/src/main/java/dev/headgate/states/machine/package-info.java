/** The state machines of one account and region: which there are, and what became of their definitions. */
@NullMarked
package dev.headgate.states.machine;

import org.jspecify.annotations.NullMarked;
