/** What was deployed, and what was not. */
@NullMarked
package dev.headgate.cli.look.history;

import org.jspecify.annotations.NullMarked;
