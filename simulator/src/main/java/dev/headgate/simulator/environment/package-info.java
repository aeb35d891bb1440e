/** One account and region that releases go to, and what can happen to it. */
@NullMarked
package dev.headgate.simulator.environment;

import org.jspecify.annotations.NullMarked;
