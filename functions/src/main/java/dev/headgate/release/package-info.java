/** From a trigger to a release and its plan of waves. */
@NullMarked
package dev.headgate.release;

import org.jspecify.annotations.NullMarked;
