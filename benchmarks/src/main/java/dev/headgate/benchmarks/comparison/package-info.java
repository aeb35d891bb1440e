/** What the canary judge is worth beside simpler rules, on the same drawn traffic. */
@NullMarked
package dev.headgate.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
