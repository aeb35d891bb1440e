/** What the functions say of themselves, line by line: what was done, and what the end of each deployment measures. */
@NullMarked
package dev.headgate.telemetry;

import org.jspecify.annotations.NullMarked;
