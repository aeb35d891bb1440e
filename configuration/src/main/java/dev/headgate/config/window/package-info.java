/** When production traffic may begin to move: weekly times and dated periods, by the clock on the wall of one zone. */
@NullMarked
package dev.headgate.config.window;

import org.jspecify.annotations.NullMarked;
