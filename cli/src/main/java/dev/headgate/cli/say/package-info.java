/** What operators say to an installation: each word a command that starts one execution and tells what it answers. */
@NullMarked
package dev.headgate.cli.say;

import org.jspecify.annotations.NullMarked;
