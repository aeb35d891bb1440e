/** What every stack is made with: where it goes, what things are called, and which findings are accepted. */
@NullMarked
package dev.headgate.infra.stack;

import org.jspecify.annotations.NullMarked;
