/**
 * What headgate.yaml says, as records that are valid once they exist.
 *
 * <p>More than 25 classes, for each section of the file is a value.
 */
@NullMarked
package dev.headgate.config;

import org.jspecify.annotations.NullMarked;
