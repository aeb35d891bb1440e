/**
 * The canary judge and where its minutes come from.
 *
 * <p>More than 25 classes, for each formula and each of its inputs is a type of its own, so that no two numbers can be mixed up.
 */
@NullMarked
package dev.headgate.analysis;

import org.jspecify.annotations.NullMarked;
