/**
 * One release in one environment: its record, what is observed of it, and the rule that decides what happens next.
 *
 * <p>More than 25 classes: the record, its parts and what a look sees are values, and each rule over them is a class.
 */
@NullMarked
package dev.headgate.deployment;

import org.jspecify.annotations.NullMarked;
