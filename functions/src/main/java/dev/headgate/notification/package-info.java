/**
 * What people read, and how it reaches them.
 *
 * <p>More than 25 classes, for what is told of a deployment, a release, an execution, a window and an alarm each has its own, and all
 * share their sections.
 */
@NullMarked
package dev.headgate.notification;

import org.jspecify.annotations.NullMarked;
