/**
 * What an execution's history tells.
 *
 * <p>It is told in the SDK's own {@code HistoryEvent}s: some twenty kinds of events with their details are not worth a second
 * set of records.
 */
@NullMarked
package dev.headgate.states.history;

import org.jspecify.annotations.NullMarked;
