/**
 * Reads headgate.yaml, and says all that is wrong in it at once. It is no part of what Lambda runs.
 *
 * <p>More than 25 classes, for each section of the file has a reader, and all share the formats of its values.
 */
@NullMarked
package dev.headgate.config.file;

import org.jspecify.annotations.NullMarked;
