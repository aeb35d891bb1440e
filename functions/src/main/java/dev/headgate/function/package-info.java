/** The Lambda functions' entry points, which handler each calls, and the one place where everything is put together. */
@NullMarked
package dev.headgate.function;

import org.jspecify.annotations.NullMarked;
