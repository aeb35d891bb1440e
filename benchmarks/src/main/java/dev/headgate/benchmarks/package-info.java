/** How fast what is asked for most often is. */
@NullMarked
package dev.headgate.benchmarks;

import org.jspecify.annotations.NullMarked;
