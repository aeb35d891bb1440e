/** What is deployed, what is being deployed, and what waits for whom, read from the records. */
@NullMarked
package dev.headgate.status;

import org.jspecify.annotations.NullMarked;
