/** The canary judge and where its minutes come from. */
@NullMarked
package dev.headgate.analysis;

import org.jspecify.annotations.NullMarked;
