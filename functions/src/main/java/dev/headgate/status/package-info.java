/** What is deployed, what is being deployed, and what waits for whom: at a glance, and read-only. */
@NullMarked
package dev.headgate.status;

import org.jspecify.annotations.NullMarked;
