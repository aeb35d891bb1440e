/**
 * Runs state machines in virtual time: executions, their history, and the attempts of their states.
 *
 * <p>A history is told in the SDK's own {@code HistoryEvent}s, and an execution has the SDK's {@code ExecutionStatus}: some
 * twenty kinds of events with their details are not worth a second set of records. Nothing else here is AWS's: no client, and
 * none of the exceptions that clients throw.
 */
@NullMarked
package dev.headgate.states.execution;

import org.jspecify.annotations.NullMarked;
