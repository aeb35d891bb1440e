/** Reads headgate.yaml, and says all that is wrong in it at once. It is no part of what Lambda runs. */
@NullMarked
package dev.headgate.config.file;

import org.jspecify.annotations.NullMarked;
