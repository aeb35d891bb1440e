/** What a state machine's definition in the Amazon States Language says, and what is wrong with it. */
@NullMarked
package dev.headgate.states.definition;

import org.jspecify.annotations.NullMarked;
