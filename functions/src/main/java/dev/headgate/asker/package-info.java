/** Who started, redrove or stopped an execution, as IAM knows it and CloudTrail tells. */
@NullMarked
package dev.headgate.asker;

import org.jspecify.annotations.NullMarked;
