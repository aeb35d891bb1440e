/** How many releases fit into what AWS takes of one account. */
@NullMarked
package dev.headgate.benchmarks.crowd;

import org.jspecify.annotations.NullMarked;
