/** What a start of each function costs, run by the client that runs it in Lambda, against AWS's recorded answers on loopback. */
@NullMarked
package dev.headgate.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
