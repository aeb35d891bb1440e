/** The task definition of a service, and the roles of its tasks. */
@NullMarked
package dev.headgate.infra.task;

import org.jspecify.annotations.NullMarked;
