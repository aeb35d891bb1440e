/** The canary judge on the command line: one table judged and drawn, and what it is worth beside simpler rules. */
@NullMarked
package dev.headgate.simulator.judge;

import org.jspecify.annotations.NullMarked;
