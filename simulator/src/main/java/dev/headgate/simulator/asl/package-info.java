/** An interpreter of the Amazon States Language with JSONata, and Step Functions on top of it. */
@NullMarked
package dev.headgate.simulator.asl;

import org.jspecify.annotations.NullMarked;
