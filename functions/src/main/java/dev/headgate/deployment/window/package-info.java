/** Whether production traffic may begin to move now: configured windows, freezes that people asked for, a change calendar. */
@NullMarked
package dev.headgate.deployment.window;

import org.jspecify.annotations.NullMarked;
