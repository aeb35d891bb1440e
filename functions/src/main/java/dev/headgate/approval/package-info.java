/**
 * Requests for a person's decision: who is asked what, by which links, and what was decided.
 *
 * <p>More than 25 classes, for an answer has many cases and each is a value: what a link shows, what a decision came to.
 */
@NullMarked
package dev.headgate.approval;

import org.jspecify.annotations.NullMarked;
