/** JSONata as Step Functions has it: expressions and templates, what they can see, and how they fail. */
@NullMarked
package dev.headgate.states.expression;

import org.jspecify.annotations.NullMarked;
