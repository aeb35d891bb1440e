/** One reader of trees of values, whatever they were written in: it gathers all that is wrong, each with its place. */
@NullMarked
package dev.headgate.tree;

import org.jspecify.annotations.NullMarked;
