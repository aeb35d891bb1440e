/** What holds in every run, whatever goes wrong: each promise one law, each law one class. */
@NullMarked
package dev.headgate.simulator.law;

import org.jspecify.annotations.NullMarked;
