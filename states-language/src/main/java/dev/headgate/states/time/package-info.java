/** Virtual time: one event loop, so that a run is reproducible from its seed. */
@NullMarked
package dev.headgate.states.time;

import org.jspecify.annotations.NullMarked;
