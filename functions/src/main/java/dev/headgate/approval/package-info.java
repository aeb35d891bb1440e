/** Requests for a person's decision, their links, and the page behind them. */
@NullMarked
package dev.headgate.approval;

import org.jspecify.annotations.NullMarked;
