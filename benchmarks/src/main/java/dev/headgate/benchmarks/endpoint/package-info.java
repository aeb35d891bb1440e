/** How fast the served accounts answer, and how soon, beside a server that does nothing. */
@NullMarked
package dev.headgate.benchmarks.endpoint;

import org.jspecify.annotations.NullMarked;
