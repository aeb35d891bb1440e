/** Step Functions as its clients see it, over the States Language. */
@NullMarked
package dev.headgate.simulator.stepfunctions;

import org.jspecify.annotations.NullMarked;
