/**
 * What a state machine's definition in the Amazon States Language says, and what is wrong with it.
 *
 * <p>More than 25 classes, for each state of the language and each of its parts is a value.
 */
@NullMarked
package dev.headgate.states.definition;

import org.jspecify.annotations.NullMarked;
