/** The stack that runs releases: state machines, functions and what wakes them, approvals, alerts, dashboard. */
@NullMarked
package dev.headgate.infra.orchestrator;

import org.jspecify.annotations.NullMarked;
