/** How many whole deployments the simulator plays, and what it spends on them. */
@NullMarked
package dev.headgate.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
