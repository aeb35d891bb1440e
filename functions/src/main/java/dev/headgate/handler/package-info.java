/**
 * One class per Task state or event source, and what several of them share: looking, acting, taking over.
 *
 * <p>More than 25 classes, for each state has its own; the errors stay here because definitions that run name them.
 */
@NullMarked
package dev.headgate.handler;

import org.jspecify.annotations.NullMarked;
