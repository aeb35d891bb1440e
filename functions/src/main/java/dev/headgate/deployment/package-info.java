/** One release in one environment: its record, what is observed of it, and the rule that decides what happens next. */
@NullMarked
package dev.headgate.deployment;

import org.jspecify.annotations.NullMarked;
