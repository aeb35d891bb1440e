/** One class per Task state or event source, and the four Lambda functions that hold them. */
@NullMarked
package dev.headgate.handler;

import org.jspecify.annotations.NullMarked;
