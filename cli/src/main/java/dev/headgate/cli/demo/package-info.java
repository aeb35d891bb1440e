/** Plays a release on simulated accounts and shows it: on a screen, line by line, or as JSON. */
@NullMarked
package dev.headgate.cli.demo;

import org.jspecify.annotations.NullMarked;
