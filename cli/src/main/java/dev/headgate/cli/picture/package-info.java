/** What goes on in the environments of a release, drawn for whoever watches it: played or real. */
@NullMarked
package dev.headgate.cli.picture;

import org.jspecify.annotations.NullMarked;
