/** All that is known of one deployment. */
@NullMarked
package dev.headgate.cli.look.show;

import org.jspecify.annotations.NullMarked;
