/** What headgate.yaml says, as records that are valid once they exist. */
@NullMarked
package dev.headgate.config;

import org.jspecify.annotations.NullMarked;
