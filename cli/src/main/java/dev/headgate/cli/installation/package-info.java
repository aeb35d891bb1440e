/** How a command reaches an installation, in AWS or simulated: its options, its names, and what is said where AWS refuses. */
@NullMarked
package dev.headgate.cli.installation;

import org.jspecify.annotations.NullMarked;
