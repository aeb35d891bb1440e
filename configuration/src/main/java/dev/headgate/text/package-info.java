/** Text that somebody else wrote, and durations, as they may stand in a mail, on a page, in a log or on a terminal. */
@NullMarked
package dev.headgate.text;

import org.jspecify.annotations.NullMarked;
