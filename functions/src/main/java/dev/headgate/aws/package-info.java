/** SDK clients, built once, per environment's role: the one place that knows credentials and regions. */
@NullMarked
package dev.headgate.aws;

import org.jspecify.annotations.NullMarked;
