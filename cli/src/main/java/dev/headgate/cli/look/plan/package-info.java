/** What a release would do, and whether it could begin now; nothing is changed. */
@NullMarked
package dev.headgate.cli.look.plan;

import org.jspecify.annotations.NullMarked;
