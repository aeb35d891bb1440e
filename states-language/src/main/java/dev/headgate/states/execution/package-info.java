/**
 * Runs state machines in virtual time: executions, and the attempts of their states.
 *
 * <p>An execution has the SDK's {@code ExecutionStatus}, and the words of a test and a redrive are the SDK's too. Nothing else
 * here is AWS's: no client, and none of the exceptions that clients throw.
 */
@NullMarked
package dev.headgate.states.execution;

import org.jspecify.annotations.NullMarked;
